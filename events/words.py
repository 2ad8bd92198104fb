"""A repetition in words: "varannan onsdag kl. 18.30, utom 24 december"."""

from __future__ import annotations

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events.recurrence import WEEKDAYS, BadRule, Repetition, parts_of, until_of

_MONDAY = datetime.date(2024, 1, 1)
MOST_DATES = 6  # named; more are counted


def in_words(repetition: Repetition, *, all_day: bool = False) -> str:
    """Return the rule in the language in use, without a capital; empty for an event that does not repeat."""
    if not repetition.repeats:
        return ""
    text = _rule(repetition) if repetition.rule else _dates([repetition.starts_at.date()])
    if not all_day:
        time = date_format(repetition.starts_at, "H.i")
        text = _("%(rule)s at %(time)s") % {"rule": text, "time": time}
    text += _end(repetition)
    if repetition.except_dates:
        text += _(", except %(dates)s") % {"dates": _dates(repetition.except_dates)}
    if repetition.extra:
        text += _(", and also %(dates)s") % {"dates": _dates([moment.date() for moment in repetition.extra])}
    return text


def _rule(repetition: Repetition) -> str:
    try:
        parts = parts_of(repetition.rule)
    except BadRule:
        return _("on several dates")
    interval = int(parts.get("INTERVAL", 1))
    return {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}[parts["FREQ"]](
        parts, interval, repetition.starts_at.date()
    )


def _daily(parts: dict[str, str], interval: int, start: datetime.date) -> str:
    if "BYDAY" in parts:
        return _weekly(parts, 1, start)
    if interval == 1:
        return _("every day")
    return ngettext("every day", "every %(count)d days", interval) % {"count": interval}


def _weekly(parts: dict[str, str], interval: int, start: datetime.date) -> str:
    days = parts.get("BYDAY", WEEKDAYS[start.weekday()]).split(",")
    names = _listed([_weekday(day) for day in days])
    if interval == 1:
        return _("every %(weekday)s") % {"weekday": names}
    if interval == 2:
        return _("every other %(weekday)s") % {"weekday": names}
    return _("every %(count)d weeks on %(weekday)s") % {"count": interval, "weekday": names}


def _monthly(parts: dict[str, str], interval: int, start: datetime.date) -> str:
    if "BYDAY" in parts and "BYSETPOS" not in parts:
        text = _listed([_nth(day) for day in parts["BYDAY"].split(",")])
    else:
        text = _day(parts, start)
    if interval == 1:
        return _("%(day)s of every month") % {"day": text}
    if interval == 2:
        return _("%(day)s of every other month") % {"day": text}
    return _("%(day)s every %(count)d months") % {"day": text, "count": interval}


def _yearly(parts: dict[str, str], interval: int, start: datetime.date) -> str:
    day = date_format(start, "j F")
    if interval == 1:
        return _("every year on %(day)s") % {"day": day}
    return _("every %(count)d years on %(day)s") % {"day": day, "count": interval}


def _day(parts: dict[str, str], start: datetime.date) -> str:
    days = parts.get("BYMONTHDAY", str(start.day)).split(",")
    if days == ["-1"]:
        return _("the last day")
    if parts.get("BYSETPOS") == "-1":
        return _("day %(day)s (the last day in shorter months)") % {"day": days[-1]}
    return _("day %(day)s") % {"day": _listed(days)}


def _nth(day: str) -> str:
    number, name = day[:-2], _weekday(day)
    ordinals = {
        "1": pgettext("ordinal of a weekday", "the first"),
        "2": pgettext("ordinal of a weekday", "the second"),
        "3": pgettext("ordinal of a weekday", "the third"),
        "4": pgettext("ordinal of a weekday", "the fourth"),
        "5": pgettext("ordinal of a weekday", "the fifth"),
        "-1": pgettext("ordinal of a weekday", "the last"),
    }
    ordinal = ordinals.get(number.removeprefix("+"), "")
    return _("%(ordinal)s %(weekday)s") % {"ordinal": ordinal, "weekday": name} if ordinal else name


def _weekday(day: str) -> str:
    return date_format(_MONDAY + datetime.timedelta(days=WEEKDAYS.index(day[-2:])), "l")


def _end(repetition: Repetition) -> str:
    try:
        parts = parts_of(repetition.rule) if repetition.rule else {}
        until = until_of(parts)
    except BadRule:
        return ""
    if until:
        return _(", up to and including %(day)s") % {"day": date_format(until, "j F Y")}
    if "COUNT" in parts:
        count = int(parts["COUNT"])
        return ngettext(", %(count)d time", ", %(count)d times", count) % {"count": count}
    return ""


def _dates(days: list[datetime.date] | tuple[datetime.date, ...]) -> str:
    if len(days) > MOST_DATES:
        return ngettext("%(count)d date", "%(count)d dates", len(days)) % {"count": len(days)}
    return _listed([date_format(day, "j F") for day in sorted(days)])


def _listed(items: list[str]) -> str:
    if len(items) < 2:
        return "".join(items)
    return _("%(some)s and %(last)s") % {"some": ", ".join(items[:-1]), "last": items[-1]}
