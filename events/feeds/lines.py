"""iCalendar's content lines (RFC 5545, 3.1): escaped, folded, in order.

icalendar writes them too, but takes 2 ms for an event; a feed of thousands would keep its reader waiting. What is
written here is read back by icalendar and by recurring-ical-events in the tests.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

from events.recurrence import STOCKHOLM

MOST_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))


def escaped(text: str) -> str:
    """Return a TEXT value."""
    return text.translate(_CONTROL).translate(_ESCAPES)


def folded(line: str) -> bytes:
    """Return a line of at most 75 octets, continued on lines that begin with a space; no letter is cut in two."""
    octets = line.encode()
    if len(octets) <= MOST_OCTETS:
        return octets + b"\r\n"
    parts, start = [], 0
    while start < len(octets):
        end = min(start + (MOST_OCTETS if not parts else MOST_OCTETS - 1), len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:  # the middle of a letter
            end -= 1
        parts.append(octets[start:end])
        start = end
    return b"\r\n ".join(parts) + b"\r\n"


@lru_cache(maxsize=4096)
def utc(moment: datetime.datetime) -> str:
    """Return a moment in UTC."""
    return f"{moment.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def local(name: str, moment: datetime.datetime, *, all_day: bool = False) -> str:
    """Return a property that holds a moment in Swedish time, or a day."""
    there = moment.astimezone(STOCKHOLM)
    if all_day:
        return f"{name};VALUE=DATE:{there:%Y%m%d}"
    return f"{name};TZID=Europe/Stockholm:{there:%Y%m%dT%H%M%S}"


def several(name: str, moments: list[datetime.datetime], *, all_day: bool) -> str:
    """Return a property that holds several naive local moments, or days."""
    if all_day:
        return f"{name};VALUE=DATE:" + ",".join(f"{moment:%Y%m%d}" for moment in sorted(moments))
    return f"{name};TZID=Europe/Stockholm:" + ",".join(f"{moment:%Y%m%dT%H%M%S}" for moment in sorted(moments))
