"""Tells people by mail when a way to sign in to their account has been added or taken away."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from users import mails


def on_authenticator_added(request: HttpRequest, user: Any, authenticator: Authenticator, **kwargs: Any) -> None:
    """Tell of a new passkey or authenticator app."""
    _tell(request, user, authenticator, added=True)


def on_authenticator_removed(request: HttpRequest, user: Any, authenticator: Authenticator, **kwargs: Any) -> None:
    """Tell of one that was taken away."""
    _tell(request, user, authenticator, added=False)


def _tell(request: HttpRequest, user: Any, authenticator: Authenticator, *, added: bool) -> None:
    is_passkey = authenticator.type == Authenticator.Type.WEBAUTHN
    name = authenticator.wrap().name if is_passkey else ""
    message = mails.make(
        "sign_in_changed", to=user.email, request=request, is_passkey=is_passkey, added=added, device=name
    )
    with suppress(mails.MailIsDown):  # logged there; the change itself stands
        mails.send_now(message)
