"""Meetings in the calendar of those whom they are for: those that have no entry of their own there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from core.visibility import audiences
from events.sources import MOST, Entry
from members_area.models import MeetingPage


def entries(start: datetime.datetime, end: datetime.datetime, user: Any, language: str) -> Iterator[Entry]:
    """Yield the meetings of a time that somebody may know of: one query; none for strangers."""
    if user is None or not user.is_authenticated:
        return
    pages = MeetingPage.objects.live().visible_to(user).filter(starts_at__gte=start, starts_at__lt=end, event=None)
    for page in pages.order_by("starts_at")[:MOST]:
        yield Entry(
            uid=f"meeting-{page.pk}",
            title=page.title,
            url=page.get_url() or "",
            starts_at=page.starts_at,
            ends_at=page.ends_at,
            where=page.place,
            summary=page.lead,
            kind="member_meeting",
            kind_label=str(page.get_kind_display()),
            whom_label=str(audiences.label_of(page.effective_audience)),
            changed_at=page.last_published_at,
        )
