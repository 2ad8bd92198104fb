"""Events as iCalendar (RFC 5545): one component for an event, and one more for each date that was decided apart.

Nothing here depends on when it is asked for: the same events give the same bytes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.feeds.lines import escaped, folded, local, several, utc
from events.models.kinds import State
from events.models.occurrences import Occurrence
from events.recurrence import STOCKHOLM, localised, parts_of, text_of, until_of
from events.sources import Entry

PRODUCT = "-//Syrenen//Kalender//SV"
REFRESH = "PT4H"
#: Swedish time since 1996 (directive 2000/84/EC), as rules: ical.js, and Thunderbird by it, reads but the first of a
#: list of days on which clocks are changed. The hours are those shown before the change.
_TIMEZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Stockholm",
    *("BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    *("TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT"),
    *("BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    *("TZNAME:CET", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD"),
    "END:VTIMEZONE",
)
_DAY = datetime.timedelta(days=1)


#: Secret links by the events' translation keys, for a member's own feed where the member has chosen that.
Links = Mapping[Any, str]


def calendar_of(
    title: str, events: Iterable[Any], others: Iterable[Entry] = (), *, base: str, links: Links | None = None
) -> bytes:
    """Return a calendar file. `base` is the site's address; events come with `record`, `venue` and `decided` dates."""
    more = [
        f"X-WR-CALNAME:{escaped(title)}",
        "X-WR-TIMEZONE:Europe/Stockholm",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    ]
    found = [*map(folded, [*_head(), *more, *_TIMEZONE])]
    for event in events:
        link = links.get(event.translation_key, "") if links else ""
        found += map(folded, lines_of(event, base=base, link=link))
    for entry in others:
        found += map(folded, _from_elsewhere(entry, base=base))
    return b"".join(found) + b"END:VCALENDAR\r\n"


def _head() -> list[str]:
    return ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]


def file_of(event: Any, row: Occurrence | None, *, base: str) -> bytes:
    """Return an event as a file of its own, or one date of it, which is then an event by itself."""
    decided = list(Occurrence.objects.decided().filter(event_id=event.pk).select_related("venue").order_by("date"))
    for one in decided:
        one.event = event
    event.decided = decided
    lines = lines_of(event, base=base) if row is None else _component(event, row, base=base, uid=f"-{row.date:%Y%m%d}")
    return b"".join(map(folded, [*_head(), *_TIMEZONE, *lines])) + b"END:VCALENDAR\r\n"


def lines_of(event: Any, *, base: str, link: str = "") -> Iterator[str]:
    """Yield the lines of an event: its master component, and its dates that were decided apart."""
    decided: Sequence[Occurrence] = event.decided
    master = Occurrence(event=event, date=event.first_day, starts_at=event.starts_at, ends_at=event.ends_at)
    if not event.repeats:
        yield from _component(event, decided[0] if decided else master, base=base, link=link)
        return
    repetition = event.repetition
    more = []
    if event.rrule:
        more.append(f"RRULE:{_rule(event.rrule, all_day=event.all_day)}")
    if repetition.except_dates:
        times = [datetime.datetime.combine(day, repetition.starts_at.time()) for day in repetition.except_dates]
        more.append(several("EXDATE", times, all_day=event.all_day))
    if repetition.extra:
        more.append(several("RDATE", list(repetition.extra), all_day=event.all_day))
    yield from _component(event, master, base=base, more=more, link=link)
    extra = {moment.date(): moment for moment in repetition.extra}
    for row in decided:
        start = extra.get(row.date) or datetime.datetime.combine(row.date, repetition.starts_at.time())
        place = local("RECURRENCE-ID", localised(start), all_day=event.all_day)
        yield from _component(event, row, base=base, more=[place], link=link)


def _rule(rule: str, *, all_day: bool) -> str:
    """Return the rule as RFC 5545 has it: UNTIL is a moment in UTC, or a day where the event has no times."""
    parts = parts_of(rule)
    until = until_of(parts)
    if until and not all_day:
        parts["UNTIL"] = utc(localised(datetime.datetime.combine(until, datetime.time(23, 59, 59))))
    return text_of(parts)


def _component(
    event: Any, row: Occurrence, *, base: str, more: Sequence[str] = (), link: str = "", uid: str = ""
) -> Iterator[str]:
    record, state, venue = event.record, row.shown_state, row.shown_venue
    path = row.url
    url = f"{base}{path}" if path else ""
    changed = utc(record.changed_at)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.translation_key}{uid}@syrenen"
    yield f"DTSTAMP:{changed}"
    yield f"CREATED:{utc(record.created_at)}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"SEQUENCE:{record.sequence}"
    yield from _when(row.starts_at, row.ends_at, all_day=event.all_day)
    yield from more
    yield f"SUMMARY:{escaped(prefix(state) + row.title)}"
    yield f"STATUS:{'CANCELLED' if state == State.CANCELLED else 'CONFIRMED'}"
    if where := row.where:
        lines = venue.address_lines if venue else []
        yield f"LOCATION:{escaped(', '.join([where, *(line for line in lines if line not in where)]))}"
    if venue and venue.latitude is not None and venue.longitude is not None:
        yield f"GEO:{venue.latitude};{venue.longitude}"
    text = (event.state_note, row.summary, event.online_note, link, url)
    yield f"DESCRIPTION:{escaped(chr(10).join(part for part in text if part))}"
    if url:
        yield f"URL:{url}"
    yield f"CATEGORIES:{escaped(row.kind_label)}"
    if state == State.CANCELLED or event.all_day:
        yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _when(starts_at: datetime.datetime, ends_at: datetime.datetime | None, *, all_day: bool) -> Iterator[str]:
    yield local("DTSTART", starts_at, all_day=all_day)
    if all_day:
        last = (ends_at or starts_at).astimezone(STOCKHOLM) + _DAY
        yield local("DTEND", last, all_day=True)
    elif ends_at and ends_at > starts_at:
        yield local("DTEND", ends_at)


def prefix(state: State) -> str:
    """Return what stands before a title in a calendar that shows nothing else."""
    return {
        State.CANCELLED: pgettext("before a title", "CANCELLED: "),
        State.MOVED: pgettext("before a title", "MOVED: "),
        State.FULL: pgettext("before a title", "FULL: "),
    }.get(state, "")


def _state_prefix(entry: Entry) -> str:
    return prefix(State.CANCELLED if entry.is_cancelled else State.MOVED if entry.is_moved else State.PLANNED)


def _from_elsewhere(entry: Entry, *, base: str) -> Iterator[str]:
    """Yield the lines of a date that another part of the site knows of."""
    stamp = utc(entry.changed_at or entry.starts_at)
    url = entry.url if "://" in entry.url else f"{base}{entry.url}"
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}@syrenen"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield from _when(entry.starts_at, entry.ends_at, all_day=entry.all_day)
    yield f"SUMMARY:{escaped(_state_prefix(entry) + entry.title)}"
    yield f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}"
    if entry.where:
        yield f"LOCATION:{escaped(entry.where)}"
    yield f"DESCRIPTION:{escaped(chr(10).join(part for part in (entry.summary, url) if part))}"
    yield f"URL:{url}"
    yield f"CATEGORIES:{escaped(entry.kind_label or _('In the municipality'))}"
    yield "END:VEVENT"
