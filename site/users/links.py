"""Sign-in links that an operator prints when mail is down: signed, for one use, for a quarter of an hour."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from users.models import User

SALT = "users.sign-in-link"
VALID_FOR = 15 * 60  # seconds


def make_link(user: User) -> str:
    """Return an absolute address. It holds until it is used, the user signs in otherwise, or time is up."""
    token = signing.dumps({"user": user.pk, "before": _stamp(user)}, salt=SALT)
    with override(settings.LANGUAGE_CODE):
        return settings.SITE_URL + reverse("account_link", args=[token])


def user_of(token: str) -> User | None:
    """Return whom a link lets in, or None when it no longer holds."""
    try:
        data = signing.loads(token, salt=SALT, max_age=VALID_FOR)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=data["user"], is_active=True).first()
    return user if user and _stamp(user) == data["before"] else None


def use(token: str) -> User | None:
    """Use the link up and return whom it lets in. Of two who use it at the same moment one gets in."""
    user = user_of(token)
    if user is None:
        return None
    same = User.objects.filter(pk=user.pk, last_login=user.last_login)
    if user.last_login is None:
        same = User.objects.filter(pk=user.pk, last_login__isnull=True)
    return user if same.update(last_login=timezone.now()) else None


def _stamp(user: User) -> str:
    return user.last_login.isoformat() if user.last_login else ""
