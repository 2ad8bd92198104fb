"""Occurrences: every date on which something happens, one row each. Lists, months, years and feeds read these."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models import Audience
from core.visibility import audiences
from events.models.kinds import EventKind, State
from events.recurrence import LONGEST

if TYPE_CHECKING:
    from events.models.events import EventPage

# What a row of a list does not show of its event.
HEAVY = ("body", "easy_read", "afterwards", "programme", "organisers", "access", "material")


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    """Questions about dates."""

    def visible_to(self, user: Any) -> OccurrenceQuerySet:
        """Leave out the dates of events that are not published, or that the user may not read of."""
        return self.filter(audiences.readable_by(user, "event__effective_audience"), event__live=True)

    def in_language(self, code: str | None) -> OccurrenceQuerySet:
        """Keep the events of one language."""
        return self.filter(event__locale__language_code=code)

    def upcoming(self, now: datetime.datetime) -> OccurrenceQuerySet:
        """Return what is not over, the nearest first. No event is longer than LONGEST: the index is entered there."""
        return self.filter(over_at__gt=now, starts_at__gt=now - LONGEST).order_by("starts_at", "pk")

    def past(self, now: datetime.datetime) -> OccurrenceQuerySet:
        """Return what is over, the latest first."""
        return self.filter(over_at__lte=now, starts_at__lte=now).order_by("-starts_at", "-pk")

    def between(self, start: datetime.datetime, end: datetime.datetime) -> OccurrenceQuerySet:
        """Return what happens at some moment from start to end, in order."""
        return self.filter(starts_at__lt=end, starts_at__gt=start - LONGEST, over_at__gt=start).order_by(
            "starts_at", "pk"
        )

    def decided(self) -> OccurrenceQuerySet:
        """Return the dates of which something was decided apart from the event."""
        nothing = models.Q(state=State.PLANNED, own_starts_at=None, own_title="", own_text="", own_place="", venue=None)
        nothing &= models.Q(is_booked_up=False)
        return self.exclude(nothing)

    def held(self) -> OccurrenceQuerySet:
        """Leave out what is cancelled."""
        return self.exclude(state=State.CANCELLED).exclude(event__state=State.CANCELLED)

    def as_rows(self) -> OccurrenceQuerySet:
        """Fetch what a row shows, places included, in one query."""
        venue = ("directions", "rooms", "translations")
        return self.select_related("event__venue", "venue").defer(
            *(f"event__{name}" for name in HEAVY),
            *(f"{path}__{name}" for path in ("event__venue", "venue") for name in venue),
        )


class Occurrence(models.Model):
    """A date of an event. What an editor or the sign-up decides of it (the `own_` fields and `state`) is kept on it.

    Rows are made and mended by events.dates; `date`, the day that the rule gives, is their identity and their address.
    """

    event = models.ForeignKey(
        "events.EventPage", verbose_name=_("event"), on_delete=models.CASCADE, related_name="occurrences"
    )
    date = models.DateField(_("date"))
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    #: When it is over: its end, or the midnight after a start without one.
    over_at = models.DateTimeField(db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    #: Set by the sign-up when the last place is taken, beside what an editor has decided.
    is_booked_up = models.BooleanField(default=False, editable=False)
    own_starts_at = models.DateTimeField(_("new start"), null=True, blank=True)
    own_ends_at = models.DateTimeField(_("new end"), null=True, blank=True)
    own_title = models.CharField(_("title of this date"), max_length=160, blank=True)
    own_text = models.TextField(_("text about this date"), max_length=600, blank=True)
    own_place = models.CharField(_("place of this date"), max_length=160, blank=True)
    venue = models.ForeignKey(
        "core.Venue",
        verbose_name=_("venue of this date"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = OccurrenceQuerySet.as_manager()

    OWN: ClassVar = ("state", "own_starts_at", "own_ends_at", "own_title", "own_text", "own_place", "venue_id")

    class Meta:
        verbose_name = _("date of an event")
        verbose_name_plural = _("dates of events")
        constraints: ClassVar = [models.UniqueConstraint(fields=("event", "date"), name="events_one_a_day")]

    def __str__(self) -> str:
        return f"{self.title}, {self.date}"

    # What is its own --------------------------------------------------------------

    @property
    def is_changed(self) -> bool:
        """Tell whether anything of this date was decided apart from the event."""
        return self.state != State.PLANNED or any(getattr(self, name) for name in self.OWN if name != "state")

    @property
    def shown_state(self) -> State:
        """Return the state that readers see: what is cancelled as a whole is cancelled on every date."""
        whole = self.event.state == State.CANCELLED or self.state == State.PLANNED
        state = State(self.event.state if whole else self.state)
        return State.FULL if state == State.PLANNED and self.is_booked_up else state

    @property
    def is_cancelled(self) -> bool:
        """Tell whether it will not be held."""
        return self.shown_state == State.CANCELLED

    @property
    def is_full(self) -> bool:
        """Tell whether there is no room left, which what is moved can be, too."""
        state = self.shown_state
        return state == State.FULL or (self.is_booked_up and state != State.CANCELLED)

    @property
    def is_moved(self) -> bool:
        """Tell whether it was moved to another time or place."""
        return self.shown_state == State.MOVED

    @property
    def moved_from(self) -> datetime.date | None:
        """Return the day that it was moved from, if that is another."""
        return self.date if self.date != self.first_day else None

    # As a row ---------------------------------------------------------------------

    @property
    def title(self) -> str:
        """Return the event's title, with the date's own behind it."""
        return f"{self.event.title}: {self.own_title}" if self.own_title else self.event.title

    @property
    def url(self) -> str:
        """Return the date's own address; the event's where it has one date only."""
        base = self.event.url or ""
        return f"{base}{self.date:%Y-%m-%d}/" if base and self.event.repeats else base

    @property
    def all_day(self) -> bool:
        """Tell whether times of day are left out."""
        return self.event.all_day

    @property
    def place(self) -> str:
        """Return the spot."""
        return self.own_place or ("" if self.venue_id else self.event.place)

    @property
    def shown_venue(self) -> Any:
        """Return the venue, or None."""
        return self.venue if self.venue_id else (None if self.own_place else self.event.venue)

    @property
    def where(self) -> str:
        """Return the place in a line: the venue, then the spot in it."""
        venue = self.shown_venue
        return ", ".join(part for part in (venue.name if venue else "", self.place) if part)

    @property
    def summary(self) -> str:
        """Return what a row says of it."""
        return self.own_text or self.event.lead

    @property
    def first_day(self) -> datetime.date:
        """Return the day it starts, in the site's time zone."""
        return timezone.localtime(self.starts_at).date()

    @property
    def last_day(self) -> datetime.date | None:
        """Return the day it ends if that is another than the first, else None."""
        last = timezone.localtime(self.ends_at).date() if self.ends_at else None
        return last if last and last > self.first_day else None

    @property
    def observance_key(self) -> int | None:
        """Return the number of the yearly day that it belongs to."""
        return self.event.observance_id

    @property
    def is_members_only(self) -> bool:
        """Tell whether only members may read of it."""
        return self.event.effective_audience != Audience.EVERYONE

    @property
    def kind_label(self) -> str:
        """Return the kind in words."""
        return str(EventKind(self.event.kind).label)

    @property
    def how_label(self) -> str:
        """Return how it is held in words."""
        return str(self.event.get_attendance_display())


class EventRecord(models.Model):
    """What calendars that subscribe need to know of an event, apart from its drafts: how often it has changed.

    Not on the page: an older draft that is published must raise the number, never lower it (RFC 5545, 3.8.7.4).
    """

    event = models.OneToOneField("events.EventPage", on_delete=models.CASCADE, related_name="record")
    sequence = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.event_id}: {self.sequence}"


def over_at(starts_at: datetime.datetime, ends_at: datetime.datetime | None, *, all_day: bool) -> datetime.datetime:
    """Return when a date is over. Without an end it lasts its day out; of whole days it lasts its last day out."""
    if ends_at and not all_day:
        return ends_at
    local = timezone.localtime(ends_at or starts_at)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None) + datetime.timedelta(days=1)
    return timezone.make_aware(midnight)


def transient(event: EventPage, instance: Any) -> Occurrence:
    """Return a date that is not in the database, for drafts and previews."""
    row = Occurrence(event=event, date=instance.date, starts_at=instance.starts_at, ends_at=instance.ends_at)
    row.over_at = over_at(instance.starts_at, instance.ends_at, all_day=event.all_day)
    return row
