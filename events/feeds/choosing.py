"""Which events stand in a feed: what has been for a year, and all that comes."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from events.models.events import EventPage
from events.models.occurrences import HEAVY, Occurrence

KEPT = datetime.timedelta(days=366)
MOST = 5000


def feed_events(*, user: Any, language: str | None, now: datetime.datetime) -> Any:
    """Return the events of a feed with records, venues and dates decided apart: three queries for any number."""
    recent = Occurrence.objects.filter(event_id=OuterRef("pk"), over_at__gt=now - KEPT)
    decided = Occurrence.objects.decided().select_related("venue").order_by("date")
    return (
        EventPage.objects.live()
        .visible_to(user)
        .in_language(language)
        .filter(Exists(recent), record__isnull=False)
        .select_related("record", "venue")
        .defer(*HEAVY, "venue__rooms", "venue__directions", "venue__translations")
        .prefetch_related(Prefetch("occurrences", queryset=decided, to_attr="decided"))
        .order_by("starts_at", "pk")
    )


def finished(events: Any) -> list[Any]:
    """Return the events, their dates knowing them: no query for each."""
    found = list(events[:MOST])
    for event in found:
        for row in event.decided:
            row.event = event
    return found
