"""Events: what happens, when and where."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import BodyStreamBlock
from core.models import Audience, BasePage
from core.search.kinds import Kind
from events import recurrence, structured_data, words
from events.blocks import AccessBlock, MaterialBlock, OrganiserBlock, ProgrammeItemBlock
from events.forms import EventCopyForm, EventPageForm
from events.models import panels
from events.models.kinds import Attendance, EventKind, State
from events.models.querysets import EventQuerySet
from events.models.routed import RoutedPage

#: Addresses of the calendar's own, which no event may have.
RESERVED_SLUGS = frozenset(
    {"manad", "ar", "tidigare", "studier", "prenumerera", "slag", "omrade", "min", "handelse", "anmalan", "fraga"}
)
POSTER_LETTERS = 6


class EventPage(RoutedPage):
    """Something that happens, once or again and again."""

    search_kind = Kind.CALENDAR
    page_description = _("A meeting, a course or something else with a time and a place.")

    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    all_day = models.BooleanField(_("all day"), default=False, help_text=_("The times of day are not shown."))
    #: RFC 5545, save that UNTIL is a local day (events.recurrence). Editors choose in words: events.forms.
    rrule = models.CharField(max_length=200, blank=True, editable=False)
    exdates = models.TextField(blank=True, editable=False)
    rdates = models.TextField(blank=True, editable=False)
    venue = models.ForeignKey(
        "core.Venue", verbose_name=_("venue"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    place = models.CharField(
        _("place"),
        max_length=160,
        blank=True,
        help_text=_("The room, or the whole place if it is no venue of ours. For example: By the music pavilion"),
    )
    attendance = models.CharField(
        _("how"), max_length=10, choices=Attendance.choices, default=Attendance.ON_SITE, db_index=True
    )
    online_note = models.CharField(
        _("about the link"),
        max_length=200,
        blank=True,
        help_text=_("Shown to everyone, so never the link itself. For example: The speeches are sent with subtitles."),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=EventKind.choices, default=EventKind.MEMBER_MEETING, db_index=True
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State.choices,
        default=State.PLANNED,
        help_text=_("Of the whole event. A cancelled one stays, and says so: better than taking it down."),
    )
    state_note = models.CharField(
        _("why"), max_length=200, blank=True, help_text=_("For example: The hall was double-booked. New day: 3 May.")
    )
    poster_date = models.CharField(
        _("date as a poster"),
        max_length=POSTER_LETTERS,
        blank=True,
        help_text=_("For the big days: at most six characters, such as “1 maj”. Set in giant letters on red."),
    )
    price = models.CharField(_("price"), max_length=120, blank=True, help_text=_("For example: Free. Soup 40 kr"))
    contact_person = models.ForeignKey(
        "core.Person",
        verbose_name=_("questions to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    programme = StreamField(
        [("item", ProgrammeItemBlock())], verbose_name=_("programme of the day"), blank=True, use_json_field=True
    )
    organisers = StreamField(
        [("organiser", OrganiserBlock())], verbose_name=_("organisers"), blank=True, use_json_field=True
    )
    access = StreamField(
        [("fact", AccessBlock())],
        verbose_name=_("accessibility on the day"),
        blank=True,
        use_json_field=True,
        help_text=_("Besides what is said of the venue."),
    )
    areas = ParentalManyToManyField(
        "program.PolicyAreaPage", verbose_name=_("policy areas"), blank=True, related_name="+"
    )
    observance = models.ForeignKey(
        "events.ObservancePage",
        verbose_name=_("yearly day"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_circle = models.BooleanField(
        _("study circle"), default=False, help_text=_("Several meetings that belong together. Shown among the studies.")
    )
    leader = models.ForeignKey(
        "core.Person", verbose_name=_("leader"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    takes_questions = models.BooleanField(
        _("takes questions beforehand"),
        default=False,
        help_text=_("A form for residents. Each question is read before it shows; answers are written afterwards."),
    )
    material = StreamField([("material", MaterialBlock())], verbose_name=_("material"), blank=True, use_json_field=True)
    afterwards = StreamField(
        BodyStreamBlock(), verbose_name=_("how it went"), blank=True, use_json_field=True,
        help_text=_("Text and pictures, shown when it is over."),
    )  # fmt: skip

    objects = PageManager.from_queryset(EventQuerySet)()

    base_form_class = EventPageForm
    copy_form_class = EventCopyForm
    content_panels: ClassVar = panels.CONTENT
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("place"),
        index.SearchField("programme"),
        index.SearchField("afterwards"),
        index.FilterField("starts_at"),
        index.FilterField("kind"),
    ]
    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in ("rrule", "exdates", "rdates", "areas")),
    ]
    parent_page_types: ClassVar = ["events.CalendarPage"]
    subpage_types: ClassVar = []
    schema_type = "Event"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    # Checking -----------------------------------------------------------------------

    def clean(self) -> None:
        """Refuse an event that ends before it starts, and keep its address out of the calendar's own."""
        super().clean()
        slug: str = self.slug  # type: ignore[has-type]  # Wagtail has no types
        if slug in RESERVED_SLUGS:
            self.slug = f"{slug}-{self.starts_at:%Y}" if self.starts_at else f"{slug}-1"
        if self.starts_at and self.ends_at:
            if self.ends_at < self.starts_at:
                raise ValidationError({"ends_at": _("It ends before it starts.")})
            if self.ends_at - self.starts_at > recurrence.LONGEST:
                raise ValidationError({"ends_at": _("An event lasts a hundred days at most.")})

    # When ---------------------------------------------------------------------------

    @property
    def repetition(self) -> recurrence.Repetition:
        """Return when it happens, as the rules of events.recurrence take it."""
        return recurrence.Repetition(
            starts_at=recurrence.naive(self.starts_at),
            ends_at=recurrence.naive(self.ends_at) if self.ends_at else None,
            rule=self.rrule,
            except_dates=recurrence.read_dates(self.exdates),
            extra=recurrence.read_moments(self.rdates),
        )

    @property
    def repeats(self) -> bool:
        """Tell whether it can have more than one date."""
        return bool(self.rrule or self.rdates)

    @property
    def rule_in_words(self) -> str:
        """Return the repetition in words, without a capital; empty for one date."""
        return words.in_words(self.repetition, all_day=self.all_day)

    @property
    def first_day(self) -> datetime.date:
        """Return the day it first starts, in the site's time zone."""
        return timezone.localtime(self.starts_at).date()

    @cached_property
    def dates(self) -> list[Any]:
        """Return all its dates in order, from the database, or worked out for what is not published: one query."""
        from events.models.occurrences import transient  # noqa: PLC0415 - they point at each other

        rows = list(self.occurrences.select_related("venue").order_by("starts_at", "pk")) if self.pk else []
        if not rows or getattr(self, "shows_draft", False):
            last = max(timezone.localdate() + datetime.timedelta(days=366), self.first_day)
            rows = [transient(self, instance) for instance in recurrence.expand(self.repetition, until=last)]
        for row in rows:
            row.event = self
        return rows

    def shown_date(self, now: datetime.datetime) -> Any:
        """Return the date that the event's own address shows: the next one, or the last. None without any."""
        return next((row for row in self.dates if row.over_at > now), self.dates[-1] if self.dates else None)

    # Serving ------------------------------------------------------------------------

    @path("<int:year>-<int:month>-<int:day>/", name="date")
    def one_date(self, request: HttpRequest, year: int, month: int, day: int) -> HttpResponseBase:
        """Show one date of an event that repeats; 404 for a day that is none of its dates."""
        wanted = request.path.rstrip("/").rpartition("/")[2]
        found = next((row for row in self.dates if f"{row.date:%Y-%m-%d}" == wanted), None)
        if found is None or not self.repeats:
            raise Http404
        self.occurrence = found
        self.share_url = f"{self.full_url}{found.date:%Y-%m-%d}/"
        return self.render(request)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Preview the draft's own dates."""
        self.shows_draft = True
        return super().serve_preview(request, mode_name)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Hand over the date shown, and what stands around it (events.showing)."""
        from events import showing  # noqa: PLC0415 - it asks the models

        return super().get_context(request, *args, **kwargs) | showing.event(self, request, now=timezone.now())

    # For rows and search ------------------------------------------------------------

    @property
    def is_members_only(self) -> bool:
        """Tell whether only members may read of it."""
        return self.effective_audience != Audience.EVERYONE

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the whole event is cancelled."""
        return self.state == State.CANCELLED

    @property
    def where(self) -> str:
        """Return the place in a line: the venue, then the spot in it."""
        return ", ".join(part for part in (self.venue.name if self.venue else "", self.place) if part)

    @property
    def search_date(self) -> datetime.date | None:
        """Return the day that the search shows: the next one, or the last."""
        days = [start.date() for start in recurrence.starts(self.repetition, until=_in_a_year())]
        today = timezone.localdate()
        return next((day for day in days if day >= today), days[-1] if days else self.first_day)

    @property
    def search_changes_on(self) -> datetime.date | None:
        """Return the day from which the search shows another date."""
        day = self.search_date
        return day + datetime.timedelta(days=1) if self.repeats and day and day >= timezone.localdate() else None

    @cached_property
    def occurrence(self) -> Any:
        """Return the date that the page tells of."""
        return self.shown_date(timezone.now())

    @property
    def meta_apart(self) -> str:
        """Tell the heads of its dates apart: the clock alone makes another the next one."""
        return f"{self.share_url} {self.occurrence.date if self.occurrence else ''}"

    def structured_data(self) -> dict[str, Any]:
        """Describe the event."""
        return structured_data.event(self, self.occurrence, super().structured_data())


def _in_a_year() -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=366)
