"""Events as iCalendar (RFC 5545): one component for an event, and one more for each date that was decided apart.

Nothing here depends on when it is asked for: the same events give the same bytes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from icalendar import Calendar, Event, Timezone, vRecur
from icalendar.prop import vDDDLists

from events.models.kinds import State
from events.models.occurrences import Occurrence
from events.recurrence import STOCKHOLM, localised, parts_of, until_of
from events.sources import Entry

PRODUCT = "-//Syrenen//Kalender//SV"
REFRESH = "PT4H"
_STATUS = {State.CANCELLED: "CANCELLED"}

_FIRST, _LAST = datetime.date(1995, 1, 1), datetime.date(2038, 1, 1)


def calendar_of(
    title: str, events: Iterable[Any], others: Iterable[Entry] = (), *, base: str, description: str = ""
) -> bytes:
    """Return a calendar file. `base` is the site's address; events come with `record`, `venue` and `decided` dates."""
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", title)
    found.add("x-wr-timezone", "Europe/Stockholm")
    if description:
        found.add("x-wr-caldesc", description)
    found["refresh-interval;value=duration"] = REFRESH
    found["x-published-ttl"] = REFRESH
    found.add_component(_timezone())
    for event in events:
        for component in components(event, base=base):
            found.add_component(component)
    for entry in others:
        found.add_component(from_elsewhere(entry, base=base))
    return found.to_ical()


_zone: list[Timezone] = []


def _timezone() -> Timezone:
    """Return the rules of Swedish time, worked out once."""
    if not _zone:
        _zone.append(Timezone.from_tzid("Europe/Stockholm", first_date=_FIRST, last_date=_LAST))
    return _zone[0]


def components(event: Any, *, base: str) -> list[Event]:
    """Return an event as its master component and its dates that were decided apart."""
    decided: Sequence[Occurrence] = event.decided
    if not event.repeats:
        only = decided[0] if decided else Occurrence(event=event, date=event.first_day)
        if not decided:
            only.starts_at, only.ends_at = event.starts_at, event.ends_at
        return [_component(event, only, base=base)]
    master = Occurrence(event=event, date=event.first_day)
    repetition = event.repetition
    master.starts_at, master.ends_at = event.starts_at, event.ends_at
    component = _component(event, master, base=base)
    if event.rrule:
        component["rrule"] = _rule(event.rrule, all_day=event.all_day)
    if repetition.except_dates:
        times = [datetime.datetime.combine(day, repetition.starts_at.time()) for day in repetition.except_dates]
        component["exdate"] = _moments(times, all_day=event.all_day)
    if repetition.extra:
        component["rdate"] = _moments(repetition.extra, all_day=event.all_day)
    by_rule = {moment.date(): moment for moment in repetition.extra}
    found = [component]
    for row in decided:
        start = by_rule.get(row.date) or datetime.datetime.combine(row.date, repetition.starts_at.time())
        single = _component(event, row, base=base)
        single.add("recurrence-id", start.date() if event.all_day else localised(start))
        found.append(single)
    return found


def _rule(rule: str, *, all_day: bool) -> vRecur:
    parts: dict[str, Any] = dict(parts_of(rule))
    until = until_of(parts)
    if until:
        end = localised(datetime.datetime.combine(until, datetime.time(23, 59, 59)))
        parts["UNTIL"] = until if all_day else end.astimezone(datetime.UTC)
    return vRecur({name: value.split(",") if isinstance(value, str) else value for name, value in parts.items()})


def _moments(moments: Iterable[datetime.datetime], *, all_day: bool) -> vDDDLists:
    found = vDDDLists([moment.date() if all_day else localised(moment) for moment in sorted(moments)])
    if all_day:
        found.params["VALUE"] = "DATE"
    return found


def _component(event: Any, row: Occurrence, *, base: str) -> Event:
    record = event.record
    state = row.shown_state
    component = Event()
    component.add("uid", f"{event.translation_key}@syrenen")
    component.add("dtstamp", record.changed_at.astimezone(datetime.UTC))
    component.add("created", record.created_at.astimezone(datetime.UTC))
    component.add("last-modified", record.changed_at.astimezone(datetime.UTC))
    component.add("sequence", record.sequence)
    component.add("summary", f"{prefix(state)}{row.title}")
    component.add("status", _STATUS.get(state, "CONFIRMED"))
    _when(component, row.starts_at, row.ends_at, all_day=event.all_day)
    if row.where:
        component.add("location", _location(row))
    venue = row.shown_venue
    if venue and venue.latitude is not None and venue.longitude is not None:
        component.add("geo", (float(venue.latitude), float(venue.longitude)))
    url = f"{base}{row.url}" if row.url else ""
    text = [event.state_note, row.summary, event.online_note, url]
    component.add("description", "\n\n".join(part for part in text if part))
    if url:
        component.add("url", url)
    component.add("categories", [row.kind_label])
    if state == State.CANCELLED or event.all_day:
        component.add("transp", "TRANSPARENT")
    return component


def _location(row: Occurrence) -> str:
    venue = row.shown_venue
    lines = venue.address_lines if venue else []
    return ", ".join([row.where, *(line for line in lines if line not in row.where)])


def _when(component: Event, starts_at: datetime.datetime, ends_at: datetime.datetime | None, *, all_day: bool) -> None:
    start, end = starts_at.astimezone(STOCKHOLM), ends_at.astimezone(STOCKHOLM) if ends_at else None
    if all_day:
        component.add("dtstart", start.date())
        component.add("dtend", (end or start).date() + datetime.timedelta(days=1))
        return
    component.add("dtstart", start)
    if end and end > start:
        component.add("dtend", end)


def prefix(state: State) -> str:
    """Return what stands before a title in a calendar that shows nothing else."""
    return {
        State.CANCELLED: pgettext("before a title", "CANCELLED: "),
        State.MOVED: pgettext("before a title", "MOVED: "),
        State.FULL: pgettext("before a title", "FULL: "),
    }.get(state, "")


def from_elsewhere(entry: Entry, *, base: str) -> Event:
    """Return a date that another part of the site knows of."""
    component = Event()
    stamp = (entry.changed_at or entry.starts_at).astimezone(datetime.UTC)
    component.add("uid", f"{entry.uid}@syrenen")
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    component.add("summary", f"{prefix(State.CANCELLED) if entry.is_cancelled else ''}{entry.title}")
    component.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    _when(component, entry.starts_at, entry.ends_at, all_day=entry.all_day)
    if entry.where:
        component.add("location", entry.where)
    url = entry.url if "://" in entry.url else f"{base}{entry.url}"
    component.add("description", "\n\n".join(part for part in (entry.summary, url) if part))
    component.add("url", url)
    component.add("categories", [entry.kind_label or _("In the municipality")])
    return component
