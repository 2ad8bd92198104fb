"""What meets a member who signs in: the next meeting, the next dates and the latest reports."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from events.models import EventKind, Occurrence
from reports.models import ReportPage

EVENTS, REPORTS = 3, 3


def start_address(request: HttpRequest) -> str | None:
    """Return the address of the members' start page in the language in use, for one who may read it."""
    from members_area.models import MembersPage  # noqa: PLC0415 - the model's own module imports this one

    pages = MembersPage.objects.live().visible_to(request.user)
    page = pages.filter(locale__language_code=get_language()).first()
    return page.get_url(request) if page else None


def welcome(*, user: Any, language: str, now: datetime.datetime) -> dict[str, Any]:
    """Return what the start page shows: three queries."""
    events = Occurrence.objects.visible_to(user).in_language(language).held().upcoming(now).as_rows()
    meeting = events.filter(event__kind=EventKind.MEMBER_MEETING).first()
    reports = ReportPage.objects.readable_by(user, today=timezone.localtime(now).date()).as_rows()
    others = events.exclude(pk=meeting.pk) if meeting else events
    return {
        "name": getattr(user, "first_name", ""),
        "next_meeting": meeting,
        "next_events": list(others[:EVENTS]),
        "latest_reports": list(reports.filter(locale__language_code=language)[:REPORTS]),
    }
