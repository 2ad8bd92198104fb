"""The signed link by which somebody changes or withdraws. What is not signed by us is nobody's."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from events.models.signups import Registration

SALT = "events.signup"
MOST_CHARACTERS = 200


def token_of(registration: Registration) -> str:
    """Return the link's secret part."""
    return signing.Signer(salt=SALT).sign_object([registration.pk, registration.nonce])


def path_of(registration: Registration) -> str:
    """Return the link's path, in the language that somebody signed up in."""
    with translation.override(registration.language):
        return reverse("calendar:own-signup", args=[token_of(registration)])


def address_of(registration: Registration) -> str:
    """Return the whole link, for mails."""
    return f"{settings.SITE_URL}{path_of(registration)}"


def registration_of(token: str) -> Registration | None:
    """Return whom a link is for, with the sheet; None for one that was altered, or whose row has been erased."""
    if len(token) > MOST_CHARACTERS:
        return None
    try:
        pk, nonce = signing.Signer(salt=SALT).unsign_object(token)
        found = Registration.objects.select_related("sheet").filter(pk=int(pk)).first()
    except (signing.BadSignature, ValueError, TypeError, OverflowError):
        return None
    return found if found is not None and found.nonce == nonce else None
