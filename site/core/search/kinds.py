"""The kinds of things that can be found; their values stand in addresses (`?typ=nyheter`)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a reader can narrow the hits to, in the order that they are offered."""

    NEWS = "nyheter", _("News")
    POLITICS = "politik", _("Politics")
    REPORTS = "rapporter", _("Reports")
    CALENDAR = "kalender", _("Calendar")
    PAGES = "sidor", _("Pages")
    MEMBERS = "medlem", _("Members’ pages")
    DOCUMENTS = "dokument", _("Documents")
