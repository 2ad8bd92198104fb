"""The receipt by mail: that the form has come in. It repeats nothing of what was written.

Anyone can write anybody's address in a form. A receipt with their text in it would be a way of sending junk.
"""

from __future__ import annotations

import logging

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from core import mail
from core.models import SiteSettings
from core.outbox import one_line

logger = logging.getLogger(__name__)


def send_receipt(*, to: str, what: str, language: str, key: str) -> None:
    """Send a receipt; one that cannot be sent is logged, for the form itself has come in."""
    site = Site.objects.filter(is_default_site=True).first()
    settings = SiteSettings.for_site(site) if site else SiteSettings()
    with translation.override(language or "sv"):
        subject = _("We have received your message")
        context = {"what": one_line(what, 200), "now": timezone.localtime(), "site": settings}
        text = render_to_string("emails/receipt.txt", context)
    try:
        mail.send(
            to=to,
            subject=subject,
            text=text,
            category="receipt",
            reply_to=settings.email,
            key=key,
            automatic=True,
        )
    except mail.MailNotSent:
        logger.warning("A receipt could not be sent", exc_info=True)
