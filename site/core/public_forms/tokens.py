"""The signed time token: when a form was shown. It stands on cached pages, so many readers have the same.

It keeps out machines that post without having read the page, or at once. It outlives the page cache by far, since
a page may lie open for days before somebody writes.
"""

from __future__ import annotations

import datetime
import enum
import secrets
import time

from django.core import signing

LONGEST = datetime.timedelta(days=14)
SHORTEST = datetime.timedelta(seconds=2)
MOST_CHARACTERS = 200


class Age(enum.Enum):
    """What a token says of the time between reading and sending."""

    FINE = "fine"
    TOO_FAST = "too fast"
    EXPIRED = "expired"


def _signer(form: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"core.public_forms:{form}")


def make(form: str) -> str:
    """Return a token for the form of that name, of now."""
    return _signer(form).sign(secrets.token_urlsafe(9))


def age_of(token: str, form: str) -> Age:
    """Tell whether the token is good. One that is missing, changed or another form's counts as expired."""
    if len(token) > MOST_CHARACTERS:
        return Age.EXPIRED
    try:
        _signer(form).unsign(token, max_age=LONGEST)
        made = signing.b62_decode(token.rsplit(":", 2)[1])
    except (signing.BadSignature, ValueError, IndexError):
        return Age.EXPIRED
    return Age.TOO_FAST if time.time() - made < SHORTEST.total_seconds() else Age.FINE
