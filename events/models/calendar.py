"""The calendar's page: the list of what comes and what has been."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.models import BasePage
from core.models.sections import SectionPageMixin
from core.months import by_month
from core.search.kinds import Kind
from events.models.events import EventPage

PAGE_SIZE = 20
PAST = "tidigare"  # the value of ?vy= that shows what has been


class CalendarPage(SectionPageMixin, BasePage):
    """The calendar: what comes, and under `?vy=tidigare` what has been."""

    search_kind = Kind.CALENDAR
    page_description = _("Gathers everything that happens. You need only one.")

    content_panels: ClassVar = [*Page.content_panels, *BasePage.lead_panels]
    subpage_types: ClassVar = ["events.EventPage"]
    has_page_footer = False
    schema_type = "CollectionPage"

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch a page of events: two queries."""
        return super().get_context(request, *args, **kwargs) | self._listing(request, now=timezone.now())

    def _listing(self, request: HttpRequest, *, now: datetime.datetime) -> dict[str, Any]:
        is_past = request.GET.get("vy") == PAST
        all_events = EventPage.objects.child_of(self).live().visible_to(request.user).as_rows()
        events = all_events.past(now) if is_past else all_events.upcoming(now)
        shown = Paginator(events, PAGE_SIZE).get_page(request.GET.get("sida"))
        url = self.get_url(request) or ""
        return {
            "events": shown,
            "months": [
                {"month": month, "events": rows} for month, rows in by_month(shown, lambda event: event.starts_at)
            ],
            "is_past": is_past,
            "upcoming_url": url,
            "past_url": f"{url}?vy={PAST}",
            "base_query": f"vy={PAST}&" if is_past else "",
        }
