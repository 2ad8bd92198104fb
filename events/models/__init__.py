"""The calendar: what happens, when and where."""

from events.models.calendar import PAGE_SIZE, PAST, CalendarPage
from events.models.events import EventPage, EventQuerySet, not_over
from events.models.kinds import EventKind

__all__ = ["PAGE_SIZE", "PAST", "CalendarPage", "EventKind", "EventPage", "EventQuerySet", "not_over"]
