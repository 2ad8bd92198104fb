"""When an event begins or ends, and the calendar with it changes."""

from __future__ import annotations

import datetime

from core.boundaries import first
from events.models import Occurrence
from events.recurrence import LONGEST


def events(now: datetime.datetime) -> datetime.datetime | None:
    """Return when a date of an event next begins or is over: two queries, each by an index."""
    live = Occurrence.objects.filter(event__live=True)
    begins = live.filter(starts_at__gt=now).order_by("starts_at").values_list("starts_at", flat=True).first()
    under_way = live.filter(over_at__gt=now, starts_at__gt=now - LONGEST)
    return first([begins, under_way.order_by("over_at").values_list("over_at", flat=True).first()])
