"""Makes the calendar's pages for tests."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from wagtail.models import Page

from events.models import CalendarPage, EventPage, ObservancePage
from tests.factories.core import publish

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def at(*when: int) -> datetime.datetime:
    """Return a moment in Stockholm: at(2026, 4, 21, 18, 30)."""
    return datetime.datetime(*when, tzinfo=STOCKHOLM)  # type: ignore[arg-type,misc]  # the numbers are its own


def make_calendar(home: Page, **fields: Any) -> CalendarPage:
    """Make the published calendar."""
    return publish(home, CalendarPage(**{"title": "Kalender", "slug": "kalender", **fields}))


def make_event(
    calendar: Page, title: str = "Medlemsmöte", starts_at: datetime.datetime | None = None, **fields: Any
) -> EventPage:
    """Make a published event, in April 2036 if nothing else is said."""
    defaults: dict[str, Any] = {"starts_at": starts_at or at(2036, 4, 22, 18, 30), "lead": "Vi börjar med fika."}
    return publish(calendar, EventPage(title=title, **{**defaults, **fields}))


def make_observance(calendar: Page, title: str = "Första maj", **fields: Any) -> ObservancePage:
    """Make a published yearly day, 1 May if nothing else is said."""
    defaults: dict[str, Any] = {"day": 1, "month": 5, "lead": "Vi firar.", "manner": "celebrated"}
    return publish(calendar, ObservancePage(title=title, **{**defaults, **fields}))
