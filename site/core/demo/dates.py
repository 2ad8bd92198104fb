"""Dates in demo texts, so that what is written agrees with the day the demo is loaded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

Language = Literal["sv", "en", "ar"]

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)

_WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
}
_MONTHS: dict[Language, tuple[str, ...]] = {
    "sv": (
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "ar": (
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ),
}


def day_text(day: date, language: Language = "sv") -> str:
    """The day without its year: "tisdag 21 april"."""
    return f"{_WEEKDAYS[language][day.weekday()]} {day.day} {_MONTHS[language][day.month - 1]}"


def month_text(day: date, language: Language = "sv") -> str:
    return f"{_MONTHS[language][day.month - 1]} {day.year}"


def near(today: date, days: int, weekday: int) -> date:
    """The first such weekday on or after `days` from today; `days` may be negative."""
    day = today + timedelta(days=days)
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def latest(today: date, month: int, day: int) -> date:
    """The latest such day that lies before today."""
    candidate = date(today.year, month, day)
    return candidate if candidate < today else date(today.year - 1, month, day)


def coming(today: date, month: int, day: int) -> date:
    """The next such day, today included."""
    candidate = date(today.year, month, day)
    return candidate if candidate >= today else date(today.year + 1, month, day)


def member_meeting(today: date) -> date:
    """The next member meeting: the notice, the calendar and the texts all mean this one."""
    return near(today, 8, TUESDAY)
