"""A member's own feed: an address that nobody can guess, and that the member can take back."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _


def new_nonce() -> str:
    """Return a new secret."""
    return secrets.token_urlsafe(24)


class MemberFeed(models.Model):
    """The secret behind a member's feed. The address is worked out of it, so the table alone gives nobody the feed."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed")
    nonce = models.CharField(max_length=40, default=new_nonce)
    #: Whether the online links of meetings may stand in the feed, which a third party's calendar would then keep.
    with_links = models.BooleanField(_("with links to online meetings"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.user_id}"

    @property
    def token(self) -> str:
        """Return the address's secret part."""
        mac = salted_hmac("events.member-feed", f"{self.user_id}:{self.nonce}", algorithm="sha256").hexdigest()
        return f"{self.user_id}-{mac[:48]}"

    @classmethod
    def of_token(cls, token: str) -> Any:
        """Return the feed with this secret, with its user, or None: one query."""
        number, _hyphen, _mac = token.partition("-")
        if not number.isascii() or not number.isdecimal() or len(number) > 9:
            return None
        feed = cls.objects.select_related("user").filter(user_id=int(number)).first()
        if feed is None or not constant_time_compare(feed.token, token):
            return None
        return feed if feed.user.is_active else None

    def renew(self) -> None:
        """Give the feed another address; the old one stops working at once."""
        self.nonce = new_nonce()
        self.save(update_fields=["nonce"])
