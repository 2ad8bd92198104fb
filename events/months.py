"""The calendar's month: weeks from Monday, numbered by ISO 8601, with what happens on each day."""

from __future__ import annotations

import calendar as almanac
import datetime
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from core.red_days import holidays_of, is_red_day
from events import sources
from events.filters import Filters
from events.listing import dates_of
from events.models.calendar import FIRST_YEAR, LAST_YEAR
from events.models.observances import ObservancePage
from events.recurrence import localised

WEEK = datetime.timedelta(days=7)


@dataclass(slots=True)
class Day:
    """A square of the month."""

    date: datetime.date
    is_outside: bool
    is_red: bool
    is_today: bool
    holiday: str = ""
    observances: list[Any] = field(default_factory=list)
    rows: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Week:
    """A row of the month."""

    number: int
    days: list[Day]


def midnight(day: datetime.date) -> datetime.datetime:
    """Return the moment at which a day begins in Sweden."""
    return localised(datetime.datetime.combine(day, datetime.time()))


def weeks_of(first: datetime.date, today: datetime.date) -> list[Week]:
    """Return the empty weeks of a month, with the days of its neighbours that fill them."""
    found = []
    for days in almanac.Calendar().monthdatescalendar(first.year, first.month):
        row = [
            Day(
                date=day,
                is_outside=day.month != first.month,
                is_red=is_red_day(day),
                is_today=day == today,
                holiday=holidays_of(day.year).get(day, "") if day.month == first.month else "",
            )
            for day in days
        ]
        found.append(Week(days[0].isocalendar().week, row))
    return found


def month(calendar: Any, request: HttpRequest, first: datetime.date, *, today: datetime.date) -> dict[str, Any]:
    """Return a month: three queries, and those of the sources."""
    filters, language = Filters.of(request), get_language() or ""
    weeks = weeks_of(first, today)
    following = (first + datetime.timedelta(days=32)).replace(day=1)
    previous = (first - datetime.timedelta(days=1)).replace(day=1)
    rows = list(dates_of(calendar, request, filters).between(midnight(first), midnight(following)))
    others = sources.entries(midnight(first), midnight(following), user=request.user, language=language)
    rows = sorted([*rows, *(entry for entry in others if filters.takes(entry))], key=lambda row: row.starts_at)
    days = {day.date: day for week in weeks for day in week.days if not day.is_outside}
    for row in rows:
        for day in days_of(row, days):
            days[day].rows.append(row)
    for observance in ObservancePage.objects.child_of(calendar).in_calendar(request.user, language):
        day_in = observance.day_in(first.year)
        if day_in in days and not any(
            getattr(row, "observance_key", None) == observance.pk for row in days[day_in].rows
        ):
            days[day_in].observances.append(observance)
    url = calendar.get_url(request) or ""
    return {
        "first": first,
        "weeks": weeks,
        "weekdays": [day.date for day in weeks[0].days],
        "rows": rows,
        "filters": filters,
        "url": url,
        "previous": previous if previous.year >= FIRST_YEAR else None,
        "next": following if following.year <= LAST_YEAR else None,
    }


def days_of(row: Any, days: Any) -> list[datetime.date]:
    """Return the days, among some, on which a row stands: an evening past midnight belongs to the day it began."""
    first = row.first_day
    last = first
    if row.ends_at:
        end = timezone.localtime(row.ends_at)
        last = end.date()
        if not row.all_day and end.hour < 6 and last > first:
            last -= datetime.timedelta(days=1)
    return [day for day in days if first <= day <= last]
