"""The two texts of a report, and when they may be read. No ORM here.

A text is out when its date of publication has come. Until then nothing of it may show anywhere: what
templates, search and feeds read goes through here, never to the page's own fields.
"""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags

BEFORE, AFTER = "before", "after"
WORDS_A_MINUTE = 200
DAYS_TO_WRITE = 7  # after the sitting, where no date was promised


@dataclass(frozen=True, slots=True)
class ReportText:
    """A text that is out. It reads its page's fields when asked, so that lists need not fetch long texts."""

    page: Any
    phase: str

    @property
    def lead(self) -> str:
        """Return what it says in short."""
        return getattr(self.page, f"{self.phase}_lead")

    @property
    def body(self) -> str:
        """Return the text, as rich text."""
        return getattr(self.page, f"{self.phase}_body")

    @property
    def published_on(self) -> datetime.date:
        """Return the day it came out."""
        return getattr(self.page, f"{self.phase}_published_on")

    @property
    def minutes(self) -> int:
        """Return how long it takes to read, in minutes, at least one."""
        words = len(strip_tags(f"{self.lead} {self.body}".replace("<", " <")).split())
        return max(1, math.ceil(words / WORDS_A_MINUTE))


def is_out(published_on: datetime.date | None, today: datetime.date) -> bool:
    """Tell whether a text may be read."""
    return published_on is not None and published_on <= today


def after_expected(sitting: datetime.date, promised: datetime.date | None) -> datetime.date:
    """Return the last day on which the text after the sitting is to come."""
    return promised or sitting + datetime.timedelta(days=DAYS_TO_WRITE)
