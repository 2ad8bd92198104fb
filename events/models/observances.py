"""Yearly days: a standing page on why, what the organisers need to know, and the events of the years."""

from __future__ import annotations

import calendar
import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from core.models import BasePage
from core.models.pages import BasePageManager, BasePageQuerySet
from core.search.kinds import Kind


class Manner(models.TextChoices):
    """What one does on the day. The pogrom of 9 November is commemorated, never celebrated."""

    CELEBRATED = "celebrated", _("Celebrated")
    OBSERVED = "observed", _("Observed")


class ObservanceQuerySet(BasePageQuerySet):
    """Questions about yearly days."""

    def in_calendar(self, user: Any, language: str | None) -> ObservanceQuerySet:
        """Return those that the user may read in a language, without their long texts, in the year's order."""
        found = self.live().visible_to(user).filter(locale__language_code=language)
        return found.defer("body", "easy_read", "checklist", "contacts").order_by("month", "day", "pk")


def _number(label: Any, most: int, *, blank: bool = True) -> Any:
    return models.PositiveSmallIntegerField(
        label, null=blank, blank=blank, validators=[MinValueValidator(1), MaxValueValidator(most)]
    )


class ObservancePage(BasePage):
    """A day that comes back every year."""

    search_kind = Kind.CALENDAR
    page_description = _("A day that you mark every year, such as 1 May: why, and what was done in earlier years.")

    month = _number(_("month"), 12)
    day = _number(_("day"), 31)
    last_month = _number(_("last month"), 12)
    last_day_of_month = _number(_("last day"), 31)
    manner = models.CharField(_("manner"), max_length=12, choices=Manner.choices, default=Manner.OBSERVED)
    usual_time = models.TimeField(_("usual time"), null=True, blank=True)
    usual_place = models.CharField(_("usual place"), max_length=160, blank=True)
    checklist = models.TextField(
        _("checklist"),
        blank=True,
        help_text=_("For those who arrange it; never shown outside the admin. One point a line."),
    )
    contacts = models.TextField(
        _("contacts"), blank=True, help_text=_("For those who arrange it; never shown outside the admin.")
    )

    objects = BasePageManager.from_queryset(ObservanceQuerySet)()

    content_panels: ClassVar = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("day"), FieldPanel("month"), FieldPanel("manner")]),
                FieldRowPanel([FieldPanel("last_day_of_month"), FieldPanel("last_month")]),
                FieldRowPanel([FieldPanel("usual_time"), FieldPanel("usual_place")]),
            ],
            heading=_("When"),
            help_text=_("Leave day and month empty for a day that moves, such as a town festival."),
        ),
        *BasePage.lead_panels,
        *BasePage.image_panels,
        *BasePage.body_panels,
        MultiFieldPanel([FieldPanel("checklist"), FieldPanel("contacts")], heading=_("For the organisers only")),
        *BasePage.extra_panels,
    ]
    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("checklist"),
        SynchronizedField("contacts"),
    ]
    parent_page_types: ClassVar = ["events.CalendarPage"]
    subpage_types: ClassVar = []

    class Meta:
        verbose_name = _("yearly day")
        verbose_name_plural = _("yearly days")

    def clean(self) -> None:
        """Refuse a day without a month, and one that no month has."""
        super().clean()
        for day, month in (("day", "month"), ("last_day_of_month", "last_month")):
            number, of = getattr(self, day), getattr(self, month)
            if bool(number) != bool(of):
                raise ValidationError({day: _("Give both day and month, or neither.")})
            if number and 1 <= of <= 12 and number > calendar.monthrange(2024, of)[1]:
                raise ValidationError({day: _("There is no such day.")})

    def day_in(self, year: int) -> datetime.date | None:
        """Return the day in a year; 29 February is the 28th in ordinary years. None for a day that moves."""
        return _day(year, self.month, self.day)

    def last_day_in(self, year: int) -> datetime.date | None:
        """Return the last of several days; None for one day."""
        return _day(year, self.last_month, self.last_day_of_month)

    @property
    def next_day(self) -> datetime.date | None:
        """Return the day this year, or the next year when it has been."""
        today = timezone.localdate()
        this_year = self.day_in(today.year)
        if this_year is None or (self.last_day_in(today.year) or this_year) >= today:
            return this_year
        return self.day_in(today.year + 1)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch this year's event and those of earlier years: one query."""
        from events import showing  # noqa: PLC0415 - it asks the models

        return super().get_context(request, *args, **kwargs) | showing.observance(self, request, now=timezone.now())


def _day(year: int, month: int | None, day: int | None) -> datetime.date | None:
    if not month or not day:
        return None
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))
