"""The site's EMAIL_BACKEND: Wagtail's notices go through the outbox, all other mail straight to the transport.

Sign-in codes are sent by Django's `send_mail` and must never wait for a worker, so *direct* is the rule. Into the
outbox goes what names its kind in the header `X-Outbox`, and what Wagtail itself sends, which it marks as
`Auto-Submitted`.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from core import outbox

logger = logging.getLogger(__name__)

KIND = "X-Outbox"


def kind_of(message: EmailMessage) -> str:
    """Return the kind of a message that belongs in the outbox; empty for one that goes directly."""
    if message.attachments:
        return ""
    headers = {name.lower(): str(value) for name, value in message.extra_headers.items()}
    marked = headers.get("auto-submitted", "").lower() == "auto-generated"
    return headers.get(KIND.lower(), "") or ("notice" if marked else "")


class EmailBackend(BaseEmailBackend):
    """Sorts messages between the outbox and `settings.MAIL_TRANSPORT`."""

    def __init__(self, fail_silently: bool = False, **options: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        self.options = options

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Take each message the way it belongs, and return how many were sent or put in the outbox."""
        sent, direct = 0, []
        for message in email_messages:
            if kind := kind_of(message):
                sent += self._put_in_outbox(message, kind)
            else:
                direct.append(message)
        if direct:
            transport = get_connection(settings.MAIL_TRANSPORT, fail_silently=self.fail_silently, **self.options)
            sent += transport.send_messages(direct) or 0
        return sent

    def _put_in_outbox(self, message: EmailMessage, kind: str) -> int:
        alternatives = getattr(message, "alternatives", [])
        html = next((str(content) for content, mimetype in alternatives if mimetype == "text/html"), "")
        reply_to = message.reply_to[0] if message.reply_to else ""
        count = 0
        for address in message.recipients():
            try:
                outbox.enqueue(
                    to=address,
                    subject=str(message.subject),
                    text=str(message.body),
                    html=html,
                    from_email=message.from_email or "",
                    reply_to=reply_to,
                    category=kind,
                )
            except ValidationError:
                if not self.fail_silently:
                    raise
                logger.warning("A notice to an address that is none was left out.")
            else:
                count += 1
        return min(count, 1)
