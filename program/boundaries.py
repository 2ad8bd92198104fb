"""When a working group's meeting begins, and the area's page no longer announces it."""

from __future__ import annotations

import datetime

from django.db.models import Min

from program.models import PolicyAreaPage


def group_meetings(now: datetime.datetime) -> datetime.datetime | None:
    """Return when the next of the groups' meetings begins: one query."""
    found = PolicyAreaPage.objects.live().filter(group_meets_at__gt=now).aggregate(begins=Min("group_meets_at"))
    begins: datetime.datetime | None = found["begins"]
    return begins
