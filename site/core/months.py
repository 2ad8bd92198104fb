"""Months: dated things of a list, gathered under the months they happen in."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from django.utils import timezone

T = TypeVar("T")


def first_of_month(moment: datetime.date | datetime.datetime) -> datetime.date:
    """Return the first day of the month; of a moment, the month that it is in the site's time zone."""
    day = timezone.localtime(moment).date() if isinstance(moment, datetime.datetime) else moment
    return day.replace(day=1)


def by_month(
    items: Iterable[T], when: Callable[[T], datetime.date | datetime.datetime]
) -> list[tuple[datetime.date, list[T]]]:
    """Gather a list that is already in order of time, either way, under the first days of its months."""
    return [(month, list(group)) for month, group in groupby(items, key=lambda item: first_of_month(when(item)))]
