"""A mail backend that writes each mail as a readable .eml file, for one's own machine."""

from __future__ import annotations

import itertools
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.text import slugify

_serial = itertools.count(1)


class EmlFileBackend(BaseEmailBackend):
    """Writes to settings.EMAIL_FILE_PATH as `<time>-<serial>-<recipient>.eml`; any mail program opens them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(fail_silently=kwargs.get("fail_silently", False))
        self.folder = Path(settings.EMAIL_FILE_PATH)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each message to a file of its own and return how many were written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        written = 0
        for message in email_messages:
            recipients = message.recipients()
            if not recipients:
                continue
            name = f"{time.strftime('%Y%m%d-%H%M%S')}-{next(_serial):04}-{slugify(recipients[0])[:60]}.eml"
            (self.folder / name).write_bytes(message.message().as_bytes())
            written += 1
        return written
