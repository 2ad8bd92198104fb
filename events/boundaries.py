"""When an event begins or ends, and the calendar with it changes."""

from __future__ import annotations

import datetime

from django.db.models import Min, Q

from core.boundaries import first
from events.models import EventPage


def events(now: datetime.datetime) -> datetime.datetime | None:
    """Return when an event next begins or ends: one query. One without an end lasts its day out: midnight's."""
    found = EventPage.objects.live().aggregate(
        begins=Min("starts_at", filter=Q(starts_at__gt=now)), ends=Min("ends_at", filter=Q(ends_at__gt=now))
    )
    return first(found.values())
