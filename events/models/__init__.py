"""The calendar: what happens, when and where."""

from events.models.calendar import PAGE_SIZE, CalendarPage
from events.models.events import RESERVED_SLUGS, EventPage
from events.models.kinds import Attendance, EventKind, State
from events.models.observances import ObservancePage
from events.models.occurrences import EventRecord, Occurrence, OccurrenceQuerySet
from events.models.querysets import EventQuerySet
from events.models.questions import AskedState, EventQuestion
from events.models.signups import OnlineLink, Place, Registration, SignupSheet, SignupTally
from events.models.subscriptions import MemberFeed

__all__ = [
    "PAGE_SIZE",
    "RESERVED_SLUGS",
    "AskedState",
    "Attendance",
    "CalendarPage",
    "EventKind",
    "EventPage",
    "EventQuerySet",
    "EventQuestion",
    "EventRecord",
    "MemberFeed",
    "ObservancePage",
    "Occurrence",
    "OccurrenceQuerySet",
    "OnlineLink",
    "Place",
    "Registration",
    "SignupSheet",
    "SignupTally",
    "State",
]
