"""The calendar's page: what comes, what has been, a month, a year, the studies, and how to subscribe."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.core.exceptions import BadRequest
from django.db import models
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.models import Page

from core.blocks import BodyStreamBlock
from core.models import BasePage
from core.models.sections import SectionPageMixin
from core.search.kinds import Kind
from events.models.routed import RoutedPage

PAGE_SIZE = 20
FIRST_YEAR, LAST_YEAR = 1990, 2100


class CalendarPage(SectionPageMixin, RoutedPage):
    """The calendar. Its views share their filters, and each has an address that can be sent to somebody."""

    search_kind = Kind.CALENDAR
    page_description = _("Gathers everything that happens. You need only one.")

    year_lead = models.TextField(
        _("lead of the year view"), blank=True, max_length=300, help_text=_("Two sentences on the days that you mark.")
    )
    studies_title = models.CharField(_("title of the studies"), max_length=80, blank=True)
    studies_lead = models.TextField(_("lead of the studies"), blank=True, max_length=600)
    studies_body = StreamField(
        BodyStreamBlock(), verbose_name=_("text about the studies"), blank=True, use_json_field=True
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        *BasePage.lead_panels,
        FieldPanel("easy_read"),
        FieldPanel("year_lead"),
        MultiFieldPanel(
            [FieldPanel("studies_title"), FieldPanel("studies_lead"), FieldPanel("studies_body")], heading=_("Studies")
        ),
    ]
    subpage_types: ClassVar = ["events.EventPage", "events.ObservancePage"]
    has_page_footer = False
    schema_type = "CollectionPage"

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")

    @path("")
    def upcoming(self, request: HttpRequest) -> HttpResponseBase:
        """List what comes, the nearest first."""
        from events import listing  # noqa: PLC0415 - it asks the models

        return self._answer(request, "", listing.upcoming(self, request, now=timezone.now()))

    @path("tidigare/", name="past")
    def past(self, request: HttpRequest) -> HttpResponseBase:
        """List what has been, the latest first."""
        from events import listing  # noqa: PLC0415

        return self._answer(request, "tidigare/", listing.past(self, request, now=timezone.now()))

    @path("manad/", name="this-month")
    def this_month(self, request: HttpRequest) -> HttpResponseBase:
        """Show the month that it is."""
        return self._month(request, timezone.localdate().replace(day=1))

    @path("manad/<int:year>-<int:number>/", name="month")
    def month(self, request: HttpRequest, year: int, number: int) -> HttpResponseBase:
        """Show a month (`2027-05`); 404 for one that no calendar has."""
        if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12):
            raise Http404
        if not request.path.endswith(f"/{year}-{number:02d}/"):
            raise Http404
        return self._month(request, datetime.date(year, number, 1))

    def _month(self, request: HttpRequest, first: datetime.date) -> HttpResponseBase:
        from events import months  # noqa: PLC0415

        shown = months.month(self, request, first, today=timezone.localdate())
        return self._answer(request, f"manad/{first:%Y-%m}/", shown, "events/calendar_month.html")

    @path("ar/", name="this-year")
    def this_year(self, request: HttpRequest) -> HttpResponseBase:
        """Show the year that it is."""
        return self.year(request, timezone.localdate().year)

    @path("ar/<int:year>/", name="year")
    def year(self, request: HttpRequest, year: int) -> HttpResponseBase:
        """Show a year and its days; 404 for one that no calendar has."""
        from events import years  # noqa: PLC0415

        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Http404
        shown = years.year(self, request, year, today=timezone.localdate())
        return self._answer(request, f"ar/{year}/", shown, "events/calendar_year.html")

    @path("studier/", name="studies")
    def studies(self, request: HttpRequest) -> HttpResponseBase:
        """Show the study circles and what else one can learn."""
        from events import studies  # noqa: PLC0415

        shown = studies.overview(self, request, now=timezone.now())
        return self._answer(request, "studier/", shown, "events/studies.html")

    @path("prenumerera/", name="subscribe")
    def subscribe(self, request: HttpRequest) -> HttpResponseBase:
        """Show the feeds; a member makes, renews and takes back a feed of their own here."""
        from events import subscribing  # noqa: PLC0415

        if request.method == "POST":
            if not request.user.is_authenticated:
                raise BadRequest
            subscribing.change(request.user, request.POST.get("gor", ""))
            return HttpResponseRedirect(f"{self.get_url(request)}prenumerera/", status=303)
        return self._answer(request, "prenumerera/", subscribing.page(self, request), "events/subscribe.html")

    def _answer(
        self, request: HttpRequest, address: str, context: dict[str, Any], template: str | None = None
    ) -> HttpResponseBase:
        if address:
            self.share_url = f"{self.full_url}{address}"
        return self.render(request, context_overrides=context, template=template)
