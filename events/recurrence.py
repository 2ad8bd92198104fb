"""Repetition: a rule of RFC 5545 and its exceptions, worked out in the association's own local time.

Pure functions: no database. A rule is expanded in naive local time and given its zone afterwards, so that 18.30 stays
18.30 in summer and winter. A date is the identity of an occurrence: an event has at most one a day.

Stored rules differ from RFC 5545 in one thing: UNTIL is a local date, the last day included.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MOST = 1500  # occurrences of an event: daily for four years
LONGEST = datetime.timedelta(days=100)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_DAY = r"[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU)"
_NUMBER = r"-?\d{1,2}"
_PARTS = {
    "FREQ": "DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d?",
    "COUNT": r"[1-9]\d{0,2}",
    "UNTIL": r"\d{8}",
    "BYDAY": rf"{_DAY}(?:,{_DAY})*",
    "BYMONTHDAY": rf"{_NUMBER}(?:,{_NUMBER})*",
    "BYMONTH": r"\d{1,2}(?:,\d{1,2})*",
    "BYSETPOS": _NUMBER,
    "WKST": "MO",
}
# What a rule of each frequency may have besides; with other parts it can be one that never happens.
_LIMITED = {"DAILY": {"BYDAY"}, "WEEKLY": {"BYDAY"}}


class BadRule(ValueError):
    """A rule that cannot be read, or that the calendar does not take."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One date of an event, with its zone. `date` is its identity, also when it is moved."""

    date: datetime.date
    starts_at: datetime.datetime
    ends_at: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Repetition:
    """When an event happens. Times are naive and local."""

    starts_at: datetime.datetime
    ends_at: datetime.datetime | None = None
    rule: str = ""
    except_dates: tuple[datetime.date, ...] = ()
    extra: tuple[datetime.datetime, ...] = ()

    @property
    def repeats(self) -> bool:
        """Tell whether there can be more than one date."""
        return bool(self.rule or self.extra)


# Rules as text ------------------------------------------------------------------


def parts_of(rule: str) -> dict[str, str]:
    """Return a rule's parts. Raises BadRule for what is no rule, or one that the calendar does not take."""
    found: dict[str, str] = {}
    for part in rule.strip().upper().removeprefix("RRULE:").split(";"):
        name, _equals, value = part.partition("=")
        if name in found or name not in _PARTS or not re.fullmatch(_PARTS[name], value, re.ASCII):
            raise BadRule(part)
        found[name] = value
    others = set(found) - {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}
    if "FREQ" not in found or not others <= _LIMITED.get(found["FREQ"], others):
        raise BadRule(rule)
    if {"COUNT", "UNTIL"} <= set(found):
        raise BadRule("COUNT, UNTIL")
    if "UNTIL" in found:
        until_of(found)
    return found


def until_of(parts: dict[str, str]) -> datetime.date | None:
    """Return the last day of a rule. Raises BadRule for a day that does not exist."""
    if "UNTIL" not in parts:
        return None
    try:
        return datetime.datetime.strptime(parts["UNTIL"], "%Y%m%d").date()  # noqa: DTZ007 - a local date
    except ValueError as error:
        raise BadRule(parts["UNTIL"]) from error


def text_of(parts: dict[str, str]) -> str:
    """Return the rule of some parts, in the one form it is stored in."""
    return ";".join(f"{name}={parts[name]}" for name in _PARTS if parts.get(name))


def normal(rule: str) -> str:
    """Return a rule in the one form it is stored in; empty for none. Raises BadRule."""
    return text_of(parts_of(rule)) if rule.strip() else ""


def read_dates(text: str) -> tuple[datetime.date, ...]:
    """Return stored dates (`20261224 20270106`)."""
    return tuple(datetime.date(int(d[:4]), int(d[4:6]), int(d[6:8])) for d in text.split())


def write_dates(dates: Iterable[datetime.date]) -> str:
    """Return dates as they are stored."""
    return " ".join(f"{day:%Y%m%d}" for day in sorted(set(dates)))


def read_moments(text: str) -> tuple[datetime.datetime, ...]:
    """Return stored extra times (`20270303T183000`), naive and local."""
    return tuple(datetime.datetime.strptime(part, "%Y%m%dT%H%M%S") for part in text.split())  # noqa: DTZ007 - local


def write_moments(moments: Iterable[datetime.datetime]) -> str:
    """Return extra times as they are stored."""
    return " ".join(f"{moment:%Y%m%dT%H%M%S}" for moment in sorted(set(moments)))


# Expanding ----------------------------------------------------------------------


def localised(naive: datetime.datetime) -> datetime.datetime:
    """Give a local time its zone. One that clocks skip in spring is taken by the offset before (RFC 5545, 3.3.5)."""
    return naive.replace(tzinfo=STOCKHOLM).astimezone(datetime.UTC).astimezone(STOCKHOLM)


def naive(moment: datetime.datetime) -> datetime.datetime:
    """Return what clocks in Sweden show at a moment."""
    return moment.astimezone(STOCKHOLM).replace(tzinfo=None)


def dateutil_rule(repetition: Repetition) -> rrule:
    """Return the rule as dateutil reads it, in naive local time."""
    parts = parts_of(repetition.rule)
    if "UNTIL" in parts:
        parts["UNTIL"] += "T235959"
    return rrulestr(text_of(parts), dtstart=repetition.starts_at)


def starts(repetition: Repetition, *, until: datetime.date) -> list[datetime.datetime]:
    """Return the naive local starts up to and with a day, exceptions left out, at most MOST of them."""
    found = {repetition.starts_at.date(): repetition.starts_at}
    if repetition.rule:
        found = {}
        for start in dateutil_rule(repetition):
            if start.date() > until or len(found) >= MOST:
                break
            found[start.date()] = start
    for start in repetition.extra:
        found.setdefault(start.date(), start)
    for day in repetition.except_dates:
        found.pop(day, None)
    return [found[day] for day in sorted(found)][:MOST]


def expand(repetition: Repetition, *, until: datetime.date) -> list[Instance]:
    """Return the dates of an event up to and with a day. A date lasts as long by the clock on the wall as the first."""
    length = repetition.ends_at - repetition.starts_at if repetition.ends_at else None
    return [
        Instance(start.date(), localised(start), localised(start + length) if length is not None else None)
        for start in starts(repetition, until=until)
    ]


def follows_its_rule(repetition: Repetition) -> bool:
    """Tell whether the first date is one of the rule's own, as RFC 5545 asks for."""
    if not repetition.rule:
        return True
    first = next(iter(dateutil_rule(replace(repetition, except_dates=()))), None)
    return first == repetition.starts_at


# The rules that editors choose among ---------------------------------------------------


def weekly(start: datetime.date, interval: int = 1) -> dict[str, str]:
    """Return the rule "every such weekday", or every so many weeks."""
    return {"FREQ": "WEEKLY", "INTERVAL": "" if interval == 1 else str(interval), "BYDAY": WEEKDAYS[start.weekday()]}


def monthly_by_date(start: datetime.date) -> dict[str, str]:
    """Return the rule "this day of every month"; the 29th to the 31st mean the last day in shorter months."""
    return {"FREQ": "MONTHLY", **_day_of_month(start.day)}


def monthly_by_weekday(start: datetime.date) -> dict[str, str]:
    """Return the rule "the third Tuesday of every month"; a fifth one is the last."""
    nth = (start.day - 1) // 7 + 1
    return {"FREQ": "MONTHLY", "BYDAY": f"{nth if nth < 5 else -1}{WEEKDAYS[start.weekday()]}"}


def monthly_by_last_weekday(start: datetime.date) -> dict[str, str]:
    """Return the rule "the last Tuesday of every month"."""
    return {"FREQ": "MONTHLY", "BYDAY": f"-1{WEEKDAYS[start.weekday()]}"}


def yearly(start: datetime.date) -> dict[str, str]:
    """Return the rule "this day every year"; 29 February is the 28th in ordinary years."""
    return {"FREQ": "YEARLY", "BYMONTH": str(start.month), **_day_of_month(start.day, leap=start.month == 2)}


def _day_of_month(day: int, *, leap: bool = True) -> dict[str, str]:
    if day < 29 or not leap:
        return {"BYMONTHDAY": str(day)}
    return {"BYMONTHDAY": ",".join(str(number) for number in range(28, day + 1)), "BYSETPOS": "-1"}
