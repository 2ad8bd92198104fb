"""The overview of studies: the circles with their meetings, and single occasions to learn."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from events.filters import Filters
from events.listing import dates_of
from events.models.kinds import EventKind

MOST = 200  # dates
MOST_SINGLE = 20


@dataclass(slots=True)
class Circle:
    """A study circle that is not over."""

    event: Any
    dates: list[Any] = field(default_factory=list)

    @property
    def next_date(self) -> Any:
        """Return its next meeting."""
        return self.dates[0]


def overview(calendar: Any, request: HttpRequest, *, now: datetime.datetime) -> dict[str, Any]:
    """Return the circles and the single occasions that are ahead: one query."""
    dates = dates_of(calendar, request, Filters()).filter(event__kind=EventKind.STUDIES)
    rows = list(dates.upcoming(now).select_related("event__venue", "venue", "event__leader")[:MOST])
    circles: dict[int, Circle] = {}
    for row in rows:
        if row.event.is_circle:
            circles.setdefault(row.event_id, Circle(row.event)).dates.append(row)
    return {
        "circles": list(circles.values()),
        "single": [row for row in rows if not row.event.is_circle][:MOST_SINGLE],
        "url": calendar.get_url(request) or "",
    }
