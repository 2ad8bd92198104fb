"""Events in the admin's month view: those that are published, on every date, and the drafts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from wagtail.models import Page

from core.admin.calendar import Entry, Kind, known_pages
from events import recurrence
from events.models import EventPage, Occurrence


def entries(user: Any, start: datetime.datetime, end: datetime.datetime) -> Iterator[Entry]:
    """Yield the month's events that somebody may know of in the admin: four queries."""
    rows = list(Occurrence.objects.filter(event__live=True).between(start, end).select_related("event"))
    drafts = EventPage.objects.filter(live=False, starts_at__lt=end).exclude(rrule="", starts_at__lt=start)
    drafts = list(drafts.only("pk", "starts_at", "ends_at", "rrule", "exdates", "rdates"))
    pages = _pages(user, {row.event_id for row in rows} | {event.pk for event in drafts})
    for row in rows:
        if row.event_id in pages:
            kind = Kind.EVENT_CANCELLED if row.is_cancelled else Kind.EVENT
            yield Entry(max(row.starts_at, start), kind, pages[row.event_id])
    for event in drafts:
        if event.pk in pages:
            until = (end - datetime.timedelta(seconds=1)).astimezone(recurrence.STOCKHOLM).date()
            for instance in recurrence.expand(event.repetition, until=until):
                if start <= instance.starts_at < end:
                    yield Entry(instance.starts_at, Kind.EVENT_DRAFT, pages[event.pk])


def _pages(user: Any, numbers: set[int]) -> dict[int, Page]:
    return {page.pk: page for page in known_pages(user).filter(pk__in=numbers)}
