"""Sending one mail to one recipient: the only place that knows how mail leaves."""

from __future__ import annotations

import smtplib
import unicodedata

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

SAME_ERRAND = 24 * 3600  # seconds that a key is remembered


class MailNotSent(Exception):
    """The mail did not leave: an address that is none, or a mail server that is away."""


def one_line(text: str, length: int = 200) -> str:
    """Return the text on one line without control characters: it is going into a header."""
    kept = "".join(" " if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} else letter for letter in text)
    kept = " ".join(kept.split())
    return kept if len(kept) <= length else kept[: length - 1].rstrip() + "…"


def _address(address: str) -> str:
    try:
        validate_email(address)
    except ValidationError as error:
        raise MailNotSent(f"{address!r} is no address.") from error
    if not address.isascii():
        raise MailNotSent(f"{address!r} has other letters than ASCII.")
    return address


def send(
    *, to: str, subject: str, text: str, reply_to: str = "", key: str | None = None, automatic: bool = False
) -> None:
    """Send a mail; `automatic` ones ask for no answer from machines. The same key twice is one mail. Raises MailNotSent; the key then counts as unused."""
    message = EmailMessage(
        subject=one_line(subject),
        body=text,
        to=[_address(to)],
        reply_to=[_address(reply_to)] if reply_to and reply_to.isascii() else None,
        headers={"Auto-Submitted": "auto-replied"} if automatic else None,
    )
    if key is not None and not cache.add(f"mail:{key}", 1, SAME_ERRAND):
        return
    try:
        message.send()
    except (OSError, smtplib.SMTPException, ValueError) as error:
        if key is not None:
            cache.delete(f"mail:{key}")
        raise MailNotSent(str(error)) from error
