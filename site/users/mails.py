"""The mails of sign-in. They go out in the request itself, so that a silent worker locks nobody out."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language_bidi

logger = logging.getLogger(__name__)

HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


class MailIsDown(Exception):
    """The mail server does not answer. Anybody may be told: it is the same for known and unknown addresses."""


def make(name: str, *, to: str, request: HttpRequest, **context: Any) -> EmailMultiAlternatives:
    """Build a mail of `templates/emails/<name>.{subject.txt,txt,html}` in the language in use."""
    values = {"base_url": settings.SITE_URL, "is_rtl": get_language_bidi(), **context}
    subject, text, html = (
        render_to_string(f"emails/{name}.{kind}", values, request) for kind in ("subject.txt", "txt", "html")
    )
    message = EmailMultiAlternatives(" ".join(subject.split()), text.strip() + "\n", to=[to], headers=HEADERS)
    message.attach_alternative(html.strip(), "text/html")
    return message


def send_now(message: EmailMultiAlternatives, *, really: bool = True) -> None:
    """Send a mail on a connection of its own; not really, do all but hand it over.

    So an address without an account costs the same look-up, rendering and connection as one with. What the
    server says of a recipient is logged and never shown, since only known addresses get that far.
    Raises MailIsDown when no connection is to be had.
    """
    connection = get_connection()
    message.message()  # the work of building it, which sending does again
    try:
        connection.open()
    except OSError as error:
        logger.exception("Sign-in mail cannot be sent.")
        raise MailIsDown from error
    try:
        if really:
            connection.send_messages([message])
    except OSError:
        logger.exception("A sign-in mail was refused.")
    finally:
        connection.close()
