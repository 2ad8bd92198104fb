"""Sending one mail to one recipient: the only place in the forms that knows how mail leaves, which is by the outbox."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from core import outbox


class MailNotSent(Exception):
    """The mail cannot leave: its address is none."""


def send(
    *,
    to: str,
    subject: str,
    text: str,
    category: str,
    reply_to: str = "",
    key: str | None = None,
    automatic: bool = False,
    calendar: str = "",
    priority: int = 0,
) -> None:
    """Put a mail in the outbox; `automatic` ones ask for no answer from machines. The same key twice is one mail.

    Raises MailNotSent for an address that is none. An address to answer to that mail cannot carry is left out.
    """
    headers = {"Auto-Submitted": "auto-replied"} if automatic else None
    try:
        outbox.enqueue(
            to=to,
            subject=subject,
            text=text,
            category=category,
            key=key,
            reply_to=reply_to if reply_to.isascii() else "",
            headers=headers,
            calendar=calendar,
            priority=priority,
        )
    except ValidationError as error:
        raise MailNotSent(str(error)) from error
