"""A term's meetings in one go: the dates of a pattern or a list, and a draft event for each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from events.clashes import Proposal
from events.models.calendar import CalendarPage
from events.models.events import EventPage
from events.recurrence import WEEKDAYS, Repetition, localised, starts

MOST = 60  # meetings of a term


@dataclass(frozen=True, slots=True)
class Plan:
    """What the meetings of a term have in common."""

    title: str
    kind: str
    start: datetime.time
    end: datetime.time
    venue: Any = None
    place: str = ""


def days_of(nth: str, weekday: int, first: datetime.date, last: datetime.date) -> list[datetime.date]:
    """Return the days of a pattern from first to last: "" is every week, "2w" every other, "3" the third in a month."""
    day = WEEKDAYS[weekday]
    begin = first + datetime.timedelta(days=(weekday - first.weekday()) % 7)
    rule = {"": f"FREQ=WEEKLY;BYDAY={day}", "2w": f"FREQ=WEEKLY;INTERVAL=2;BYDAY={day}"}.get(
        nth, f"FREQ=MONTHLY;BYDAY={nth}{day}"
    )
    start = begin if nth in {"", "2w"} else first
    moments = starts(Repetition(starts_at=datetime.datetime.combine(start, datetime.time()), rule=rule), until=last)
    return [moment.date() for moment in moments][:MOST]


def proposals(days: Iterable[tuple[datetime.date, datetime.time | None]], plan: Plan) -> list[Proposal]:
    """Return each day once, at the plan's time or its own."""
    found: dict[datetime.date, Proposal] = {}
    for day, own in days:
        time = own or plan.start
        start = datetime.datetime.combine(day, time)
        length = datetime.datetime.combine(day, plan.end) - datetime.datetime.combine(day, plan.start)
        if length <= datetime.timedelta():
            length += datetime.timedelta(days=1)
        found.setdefault(day, Proposal(localised(start), localised(start + length)))
    return [found[day] for day in sorted(found)][:MOST]


def make_drafts(calendar: CalendarPage, plan: Plan, chosen: Iterable[Proposal], *, user: Any) -> list[EventPage]:
    """Make a draft event for each date. A date that has one already is passed over: pressing twice makes no more."""
    made = []
    with transaction.atomic():
        for item in chosen:
            slug = f"{slugify(plan.title)[:60] or 'mote'}-{item.date:%Y-%m-%d}"
            if EventPage.objects.child_of(calendar).filter(slug=slug).exists():
                continue
            event = EventPage(
                title=plan.title,
                slug=slug,
                kind=plan.kind,
                starts_at=item.starts_at,
                ends_at=item.ends_at,
                venue=plan.venue,
                place=plan.place,
                live=False,
                owner=user,
            )
            calendar.add_child(instance=event)
            event.save_revision(user=user, log_action=False)
            made.append(event)
    return made
