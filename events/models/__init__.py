"""The calendar: what happens, when and where."""

from events.models.calendar import PAGE_SIZE, CalendarPage
from events.models.events import RESERVED_SLUGS, EventPage, EventQuerySet
from events.models.kinds import Attendance, EventKind, State
from events.models.observances import ObservancePage
from events.models.occurrences import EventRecord, Occurrence, OccurrenceQuerySet
from events.models.subscriptions import MemberFeed

__all__ = [
    "PAGE_SIZE",
    "RESERVED_SLUGS",
    "Attendance",
    "CalendarPage",
    "EventKind",
    "EventPage",
    "EventQuerySet",
    "EventRecord",
    "MemberFeed",
    "ObservancePage",
    "Occurrence",
    "OccurrenceQuerySet",
    "State",
]
