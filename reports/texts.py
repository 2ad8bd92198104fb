"""Rules about the two texts of a report, without the ORM: how long they take to read, when they are due."""

from __future__ import annotations

import datetime
import math

from django.utils.html import strip_tags

BEFORE, AFTER = "before", "after"
PHASES = (BEFORE, AFTER)
WORDS_A_MINUTE = 200
DAYS_TO_WRITE = 7  # after the sitting, where no date was promised


def count_words(*texts: str) -> int:
    """Return how many words there are, markup aside."""
    return sum(len(strip_tags(text.replace("<", " <")).split()) for text in texts)


def minutes_to_read(*texts: str) -> int:
    """Return how long the texts take to read, in whole minutes, at least one."""
    return max(1, math.ceil(count_words(*texts) / WORDS_A_MINUTE))


def after_expected(sitting: datetime.date, promised: datetime.date | None, days: int = DAYS_TO_WRITE) -> datetime.date:
    """Return the last day on which the text after the sitting is to come."""
    return promised or sitting + datetime.timedelta(days=days)


def is_late(phase: str, sitting: datetime.date, expected: datetime.date, today: datetime.date) -> bool:
    """Tell whether a text that is not out ought to be: before after the sitting's day, after past what was promised."""
    return today > (sitting if phase == BEFORE else expected)
