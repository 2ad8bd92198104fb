"""The address by which minutes are approved: signed, for one person and one version, and stored nowhere."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.urls import reverse

from core.visibility import audiences
from members_area.models import Signature

SALT = "members_area.approval"
MOST_CHARACTERS = 200


def token_of(row: Signature) -> str:
    """Return the token of somebody's approval."""
    return signing.Signer(salt=SALT).sign_object([row.pk, row.nonce])


def address_of(row: Signature) -> str:
    """Return the path by which somebody approves."""
    return reverse("members_area:approve", args=[token_of(row)])


def signature_of(token: str) -> Signature | None:
    """Return whose approval a token is for; None for one that was altered."""
    if len(token) > MOST_CHARACTERS:
        return None
    try:
        pk, nonce = signing.Signer(salt=SALT).unsign_object(token)
        row = Signature.objects.select_related("round__minutes", "user").filter(pk=int(pk)).first()
    except (signing.BadSignature, ValueError, TypeError, OverflowError):
        return None
    return row if row is not None and row.nonce == nonce else None


def may_still_read(row: Signature) -> bool:
    """Tell whether who was asked still belongs to those whom the minutes are for: a role may have ended."""
    user: Any = row.user
    return bool(user is not None and user.is_active and audiences.may_read(user, row.round.minutes.effective_audience))
