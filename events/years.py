"""The calendar's year: twelve strips of days, and the association's own days hung beneath them."""

from __future__ import annotations

import calendar as almanac
import datetime
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import get_language

from core.red_days import is_red_day
from events.models.calendar import FIRST_YEAR, LAST_YEAR
from events.models.observances import ObservancePage
from events.models.occurrences import Occurrence
from events.months import midnight
from events.recurrence import naive


@dataclass(frozen=True, slots=True)
class Mark:
    """A day of the association's: an observance, or a big event of its own."""

    date: datetime.date
    title: str
    url: str
    note: str
    level: int = 1
    hangs_back: bool = False

    @property
    def is_red(self) -> bool:
        """Tell whether the almanac prints the day in red."""
        return is_red_day(self.date)


@dataclass(frozen=True, slots=True)
class Month:
    """A strip."""

    first: datetime.date
    days: list[tuple[int, bool, bool]]  # number, is red, is marked
    marks: list[Mark]


def year(calendar: Any, request: HttpRequest, number: int, *, today: datetime.date) -> dict[str, Any]:
    """Return a year: two queries."""
    language = get_language() or ""
    observances = list(ObservancePage.objects.child_of(calendar).in_calendar(request.user, language))
    start, end = midnight(datetime.date(number, 1, 1)), midnight(datetime.date(number + 1, 1, 1))
    dates = Occurrence.objects.visible_to(request.user).filter(event__locale_id=calendar.locale_id)
    big = dates.exclude(event__poster_date="", event__observance=None).between(start, end).as_rows()
    marks = marks_of(observances, list(big.select_related("event__observance", "event__venue", "venue")), number)
    url = calendar.get_url(request) or ""
    return {
        "year": number,
        "months": [_month(number, month, marks) for month in range(1, 13)],
        "url": url,
        "previous": number - 1 if number > FIRST_YEAR else None,
        "next": number + 1 if number < LAST_YEAR else None,
        "has_marks": bool(marks),
    }


def marks_of(observances: list[Any], dates: list[Occurrence], number: int) -> list[Mark]:
    """Return the marked days of a year: the standing days with this year's event beneath, then other big events."""
    marks = []
    by_key: dict[Any, list[Occurrence]] = {}
    for row in dates:
        by_key.setdefault(row.event.observance.translation_key if row.event.observance else None, []).append(row)
    for observance in observances:
        own = by_key.pop(observance.translation_key, [])
        event = own[0] if own else None
        day = observance.day_in(number) or (event.first_day if event else None)
        if day is not None:
            marks.append(Mark(day, observance.title, observance.url or "", _note(event, day) if event else ""))
    for rows in by_key.values():
        marks += [Mark(row.first_day, row.title, row.url, _note(row, row.first_day)) for row in rows]
    return sorted((mark for mark in marks if mark.date.year == number), key=lambda mark: (mark.date, mark.title))


def _note(row: Occurrence, day: datetime.date) -> str:
    state = str(row.shown_state.label) if row.is_cancelled or row.is_moved else ""
    first = "" if row.first_day == day else date_format(row.first_day, "j F")
    place = (row.place or row.where).partition(",")[0]
    time = "" if row.all_day else date_format(naive(row.starts_at), "H.i")
    return ", ".join(part for part in (state, f"{first} {time}".strip(), place) if part)


def _month(year_number: int, month: int, marks: list[Mark]) -> Month:
    own = [mark for mark in marks if mark.date.month == month]
    marked = {mark.date.day for mark in own}
    days = [
        (day, is_red_day(datetime.date(year_number, month, day)), day in marked)
        for day in range(1, almanac.monthrange(year_number, month)[1] + 1)
    ]
    return Month(datetime.date(year_number, month, 1), days, hung(own))


LEVELS, DAYS = 6, 31
LETTERS_A_DAY = 4  # of a name, about; of a strip that is as narrow as it gets


def hung(marks: list[Mark]) -> list[Mark]:
    """Return a month's marks with the level that each hangs at, so that no name runs into another."""
    taken: list[list[tuple[int, int]]] = [[] for _level in range(LEVELS)]
    found = []
    for mark in marks:
        width = 1 + max(len(mark.title), len(mark.note)) // LETTERS_A_DAY
        day = mark.date.day
        hangs_back = day + width > DAYS
        span = (day - width, day) if hangs_back else (day, day + width)
        free = (level for level in range(LEVELS) if all(span[1] < a or b < span[0] for a, b in taken[level]))
        level = next(free, LEVELS - 1)
        taken[level].append(span)
        found.append(replace(mark, level=level + 1, hangs_back=hangs_back))
    return found
