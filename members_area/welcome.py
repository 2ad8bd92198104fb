"""What meets a member who signs in: the next meeting, the next dates and the latest reports."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from events.models import EventKind, EventPage
from reports.models import ReportPage

EVENTS, REPORTS = 3, 3


def welcome(*, user: Any, language: str, now: datetime.datetime) -> dict[str, Any]:
    """Return what the start page shows: three queries."""
    events = EventPage.objects.live().visible_to(user).filter(locale__language_code=language, is_cancelled=False)
    events = events.upcoming(now).as_rows()
    meeting = events.filter(kind=EventKind.MEMBER_MEETING).first()
    reports = ReportPage.objects.readable_by(user, today=timezone.localtime(now).date()).as_rows()
    others = events.exclude(pk=meeting.pk) if meeting else events
    return {
        "name": getattr(user, "first_name", ""),
        "next_meeting": meeting,
        "next_events": list(others[:EVENTS]),
        "latest_reports": list(reports.filter(locale__language_code=language)[:REPORTS]),
    }
