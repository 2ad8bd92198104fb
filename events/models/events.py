"""Events: what happens, when and where."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page, PageManager
from wagtail.search import index

from core.models import Audience, BasePage
from core.models.pages import BasePageQuerySet
from core.search.kinds import Kind
from events import structured_data
from events.models.kinds import EventKind


class EventQuerySet(BasePageQuerySet):
    """Questions about events."""

    def upcoming(self, now: datetime.datetime) -> EventQuerySet:
        """Return what is not over, the nearest first."""
        return self.filter(not_over(now)).order_by("starts_at", "pk")

    def past(self, now: datetime.datetime) -> EventQuerySet:
        """Return what is over, the latest first."""
        return self.exclude(not_over(now)).order_by("-starts_at", "-pk")

    def as_rows(self) -> EventQuerySet:
        """Fetch what a row shows, places included, in one query."""
        return self.select_related("venue").defer(
            "body", "easy_read", "venue__directions", "venue__rooms", "venue__translations"
        )


def not_over(now: datetime.datetime) -> Q:
    """Return the condition that an event is ahead or under way.

    Without an end it lasts its day out, and an event of whole days lasts its last day out.
    """
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return (
        Q(ends_at__gt=now)
        | Q(ends_at__isnull=True, starts_at__gte=midnight)
        | Q(all_day=True, ends_at__isnull=False, ends_at__gte=midnight)
    )


class EventPage(BasePage):
    """Something that happens."""

    search_kind = Kind.CALENDAR
    page_description = _("A meeting, a course or something else with a time and a place.")

    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    all_day = models.BooleanField(_("all day"), default=False, help_text=_("The times of day are not shown."))
    venue = models.ForeignKey(
        "core.Venue", verbose_name=_("venue"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    place = models.CharField(
        _("place"),
        max_length=160,
        blank=True,
        help_text=_("The room, or the whole place if it is no venue of ours. For example: By the music pavilion"),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=EventKind.choices, default=EventKind.MEMBER_MEETING, db_index=True
    )
    is_cancelled = models.BooleanField(
        _("cancelled"), default=False, help_text=_("The page stays, and says so. Better than taking it down.")
    )

    objects = PageManager.from_queryset(EventQuerySet)()

    content_panels: ClassVar = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("all_day"),
                FieldPanel("is_cancelled"),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("venue"), FieldPanel("place")])], heading=_("Where")),
        FieldPanel("kind"),
        *BasePage.lead_panels,
        *BasePage.image_panels,
        *BasePage.body_panels,
        *BasePage.extra_panels,
    ]
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("place"),
        index.FilterField("starts_at"),
        index.FilterField("kind"),
    ]
    parent_page_types: ClassVar = ["events.CalendarPage"]
    subpage_types: ClassVar = []
    schema_type = "Event"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        """Refuse an event that ends before it starts."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("It ends before it starts.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Hand over the place."""
        return super().get_context(request, *args, **kwargs) | {"venue": self.venue}

    @property
    def summary(self) -> str:
        """Return what a row says of the event."""
        return self.lead

    @property
    def where(self) -> str:
        """Return the place in a line: the venue, then the spot in it."""
        return ", ".join(part for part in (self.venue.name if self.venue else "", self.place) if part)

    @property
    def first_day(self) -> datetime.date:
        """Return the day it starts, in the site's time zone."""
        return timezone.localtime(self.starts_at).date()

    @property
    def search_date(self) -> datetime.date | None:
        """Return the day that the search shows."""
        return self.first_day

    @property
    def last_day(self) -> datetime.date | None:
        """Return the day it ends if that is another than the first, else None."""
        last = timezone.localtime(self.ends_at).date() if self.ends_at else None
        return last if last and last > self.first_day else None

    @property
    def is_members_only(self) -> bool:
        """Tell whether only members may read of it."""
        return self.effective_audience != Audience.EVERYONE

    def structured_data(self) -> dict[str, Any]:
        """Describe the event."""
        return structured_data.event(self, super().structured_data())
