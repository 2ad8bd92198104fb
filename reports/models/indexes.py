"""The list of all reports, by month and by what the reader asks for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from core.models import BasePage
from core.models.sections import SectionPageMixin
from core.search.kinds import Kind


class ReportIndexPage(RoutablePageMixin, SectionPageMixin, BasePage):
    """All reports, by month, and the way to assemblies and representatives."""

    search_kind = Kind.REPORTS
    page_description = _("Gathers the reports from the committees. You need only one.")

    content_panels: ClassVar = [*Page.content_panels, *BasePage.lead_panels]
    subpage_types: ClassVar = ["reports.ReportPage", "reports.AssemblyPage", "reports.RepresentativePage"]
    has_page_footer = False
    schema_type = "CollectionPage"

    class Meta:
        verbose_name = _("report index")
        verbose_name_plural = _("report indexes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch a page of the reports that are asked for, and what could be asked for instead."""
        from reports.listings import index_context  # noqa: PLC0415 - it builds on the models

        return super().get_context(request, *args, **kwargs) | index_context(self, request)

    @path("flode/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the Atom feed of what is asked for."""
        from reports.feeds import ReportFeed  # noqa: PLC0415

        return ReportFeed()(request, index_page=self)
