"""Who has to be told that time or place has changed: each registration keeps what was last told of.

Facts are lines, one for each date: `2026-12-01T18:30|Kronogatan 2, Köket|`, with `cancelled` at the end of one that
will not be held.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from events.models.events import EventPage
from events.models.signups import Registration, SignupSheet
from events.signup import letters, sheets

MOST_LINES = 60


def facts(event: EventPage, date: datetime.date | None) -> str:
    """Return when and where what one signs up for is, as it is told of."""
    lines = []
    for row in sheets.dates_of(event, date)[:MOST_LINES]:
        start = timezone.localtime(row.starts_at)
        lines.append(f"{start:%Y-%m-%dT%H:%M}|{row.where.replace('|', '/')}|{'cancelled' if row.is_cancelled else ''}")
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Line:
    """One date as it was or is."""

    starts_at: datetime.datetime
    where: str
    is_cancelled: bool


def read(text: str) -> list[Line]:
    """Return the lines of facts."""
    found = []
    for line in text.splitlines():
        start, _bar, rest = line.partition("|")
        where, _bar, state = rest.rpartition("|")
        moment = timezone.make_aware(datetime.datetime.fromisoformat(start))
        found.append(Line(moment, where, state == "cancelled"))
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed for some of those signed up, and who they are."""

    date: datetime.date | None
    before: list[Line]
    after: list[Line]
    people: list[Registration]

    @property
    def is_cancelled(self) -> bool:
        """Tell whether nothing is left of it."""
        return all(line.is_cancelled for line in self.after)


def changes(event: EventPage, sheet: SignupSheet, now: datetime.datetime | None = None) -> list[Change]:
    """Return what those signed up have not been told of yet, of what is not over: two queries."""
    moment = now or timezone.now()
    by_facts: dict[tuple[datetime.date | None, str], list[Registration]] = {}
    for person in sheet.registrations.active().order_by("date", "pk"):
        by_facts.setdefault((person.date, person.told), []).append(person)
    found = []
    for (date, told), people in by_facts.items():
        before, after = read(told), read(facts(event, date))
        last = max((line.starts_at for line in before), default=moment)
        gone = [line for line in before if line not in after and line.starts_at > moment]
        # A series without an end has ever new dates: those after the last one told of are no change.
        new = [line for line in after if line not in before and line.starts_at > moment]
        new = [line for line in new if gone or line.starts_at <= last]
        if gone or new:
            found.append(Change(date, gone, new or after[:1], people))
    return found


def tell(event: EventPage, sheet: SignupSheet, *, words: str = "", by_mail: bool = True) -> int:
    """Mail those who do not know of the newest time and place, or note that they need not. Returns how many."""
    count = 0
    with transaction.atomic():
        for change in changes(event, sheet):
            current = facts(event, change.date)
            for person in change.people:
                if by_mail:
                    letters.changed(event, person, change, words)
                person.told = current
                person.save(update_fields=["told"])
                count += 1
    return count
