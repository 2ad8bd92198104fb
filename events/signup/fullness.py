"""On which dates of an event every place is taken. Dates keep it on their rows (events.dates)."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count

from events.models.kinds import Attendance
from events.models.signups import Place, Registration

#: Stands for all dates, where one signs up for the whole.
WHOLE = None


def booked_up(event: Any) -> set[datetime.date | None]:
    """Return the dates whose places are all taken; WHOLE among them means every date: one query."""
    taken = (
        Registration.objects.filter(
            sheet__event__translation_key=event.translation_key,
            sheet__is_open=True,
            sheet__capacity__isnull=False,
            state=Place.HELD,
        )
        .exclude(how=Attendance.ONLINE)
        .order_by()
        .values("date", "sheet__capacity")
        .annotate(count=Count("pk"))
    )
    return {row["date"] for row in taken if row["count"] >= row["sheet__capacity"]}
