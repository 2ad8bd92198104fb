"""The report and the list of reports."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from core.models import BasePage
from core.models.pages import BasePageQuerySet
from core.models.sections import SectionPageMixin
from core.months import by_month
from core.renditions import PORTRAIT_FILTERS, image_prefetch
from core.search.kinds import Kind
from reports.models.numbers import ReportNumber
from reports.texts import AFTER, BEFORE, ReportText, after_expected, is_out

PAGE_SIZE = 20
TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]


class ReportQuerySet(BasePageQuerySet):
    """Questions about reports. A text is out when its date has come."""

    def readable_by(self, user: Any, *, today: datetime.date) -> ReportQuerySet:
        """Return the published reports that the user may read and of which a text is out, the latest sitting first."""
        some_text = Q(before_published_on__lte=today) | Q(after_published_on__lte=today)
        return self.live().visible_to(user).filter(some_text).order_by("-sitting_date", "-pk")

    def with_both_texts(self, *, today: datetime.date) -> ReportQuerySet:
        """Keep those of which both texts are out."""
        return self.filter(before_published_on__lte=today, after_published_on__lte=today)

    def as_rows(self) -> ReportQuerySet:
        """Fetch what a row shows, writers included, in one query."""
        return self.select_related("writer").defer(
            "body", "easy_read", "before_body", "after_body", "writer__bio", "writer__translations"
        )


class ReportIndexPage(SectionPageMixin, BasePage):
    """All reports, by month."""

    search_kind = Kind.REPORTS
    page_description = _("Gathers the reports from the committees. You need only one.")

    content_panels: ClassVar = [*Page.content_panels, *BasePage.lead_panels]
    subpage_types: ClassVar = ["reports.ReportPage"]
    has_page_footer = False
    schema_type = "CollectionPage"

    class Meta:
        verbose_name = _("report index")
        verbose_name_plural = _("report indexes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch a page of reports: two queries."""
        return super().get_context(request, *args, **kwargs) | self._listing(request, today=timezone.localdate())

    def _listing(self, request: HttpRequest, *, today: datetime.date) -> dict[str, Any]:
        reports = ReportPage.objects.child_of(self).readable_by(request.user, today=today).as_rows()
        shown = Paginator(reports, PAGE_SIZE).get_page(request.GET.get("sida"))
        months = by_month(shown, lambda report: report.sitting_date)
        return {"reports": shown, "months": [{"month": month, "reports": rows} for month, rows in months]}


class ReportPage(BasePage):
    """What a representative wrote before and after a sitting. Each text comes out on a day of its own."""

    search_kind = Kind.REPORTS
    page_description = _("What you wanted before a sitting, and what was decided.")

    number_year = models.PositiveSmallIntegerField(_("year of the number"), default=0, editable=False)
    number = models.PositiveIntegerField(_("number"), default=0, editable=False)
    assembly_name = models.CharField(_("assembly"), max_length=120, help_text=_("For example: Socialnämnden"))
    sitting_date = models.DateField(_("day of the sitting"), db_index=True)
    writer = models.ForeignKey(
        "core.Person", verbose_name=_("written by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    before_lead = models.TextField(_("in short"), max_length=400, blank=True)
    before_body = RichTextField(_("text"), features=TEXT_FEATURES, blank=True)
    before_published_on = models.DateField(
        _("comes out on"), null=True, blank=True, db_index=True, help_text=_("Until this day nobody can read the text.")
    )
    after_lead = models.TextField(_("in short"), max_length=400, blank=True)
    after_body = RichTextField(_("text"), features=TEXT_FEATURES, blank=True)
    after_due = models.DateField(
        _("promised for"), null=True, blank=True, help_text=_("Shown until the text is out. Empty: a week after.")
    )
    after_published_on = models.DateField(
        _("comes out on"), null=True, blank=True, db_index=True, help_text=_("Until this day nobody can read the text.")
    )

    objects = PageManager.from_queryset(ReportQuerySet)()

    content_panels: ClassVar = [
        *Page.content_panels,
        *BasePage.lead_panels,
        FieldRowPanel([FieldPanel("assembly_name"), FieldPanel("sitting_date")]),
        FieldPanel("writer"),
        MultiFieldPanel(
            [FieldPanel("before_lead"), FieldPanel("before_body"), FieldPanel("before_published_on")],
            heading=_("Before the sitting"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("after_lead"),
                FieldPanel("after_body"),
                FieldRowPanel([FieldPanel("after_due"), FieldPanel("after_published_on")]),
            ],
            heading=_("After the sitting"),
        ),
        *BasePage.image_panels,
        *BasePage.extra_panels,
    ]
    # The texts themselves are not indexed: only what of them is out.
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("assembly_name"),
        index.SearchField("published_text"),
        index.AutocompleteField("published_text"),
        index.FilterField("sitting_date"),
    ]
    parent_page_types: ClassVar = ["reports.ReportIndexPage"]
    subpage_types: ClassVar = []
    schema_type = "Article"

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Take a number the first time; after that an older draft or a copy cannot change it."""
        if self.sitting_date:
            given = ReportNumber.objects.allocate(key=self.translation_key, year=self.sitting_date.year)
            self.number_year, self.number = given.year, given.number
        super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch the writer with the portrait, and the reports before and after: four queries at most."""
        prefetch_related_objects([self], image_prefetch("writer__photo", PORTRAIT_FILTERS))
        return super().get_context(request, *args, **kwargs) | self._neighbours(request.user)

    def _neighbours(self, user: Any) -> dict[str, Any]:
        """Return the assembly's reports of the sittings nearest before and after: one query."""
        reports = ReportPage.objects.sibling_of(self, inclusive=False).readable_by(user, today=timezone.localdate())
        reports = reports.filter(assembly_name=self.assembly_name)
        before = reports.filter(sitting_date__lt=self.sitting_date)
        after = reports.filter(sitting_date__gt=self.sitting_date).order_by("sitting_date", "pk")
        found = reports.filter(Q(pk__in=before.values("pk")[:1]) | Q(pk__in=after.values("pk")[:1])).as_rows()
        return {
            "earlier": next((report for report in found if report.sitting_date < self.sitting_date), None),
            "later": next((report for report in found if report.sitting_date > self.sitting_date), None),
        }

    # What of the texts may be read -------------------------------------------

    @property
    def before_published(self) -> datetime.date | None:
        """Return the day the text before came out, or None."""
        return self.before_published_on if is_out(self.before_published_on, timezone.localdate()) else None

    @property
    def after_published(self) -> datetime.date | None:
        """Return the day the text after came out, or None."""
        return self.after_published_on if is_out(self.after_published_on, timezone.localdate()) else None

    @property
    def before(self) -> ReportText | None:
        """Return the text before, if it is out."""
        return ReportText(self, BEFORE) if self.before_published else None

    @property
    def after(self) -> ReportText | None:
        """Return the text after, if it is out."""
        return ReportText(self, AFTER) if self.after_published else None

    @property
    def published_text(self) -> str:
        """Return what is out as plain text, for the search."""
        texts = [text for text in (self.before, self.after) if text]
        return "\n".join(f"{text.lead}\n{get_text_for_indexing(text.body)}" for text in texts)

    @property
    def search_date(self) -> datetime.date | None:
        """Return the day of the sitting."""
        return self.sitting_date

    @property
    def search_changes_on(self) -> datetime.date | None:
        """Return the day that the next of the texts comes out, if one waits."""
        days = [
            day
            for day in (self.before_published_on, self.after_published_on)
            if day and not is_out(day, timezone.localdate())
        ]
        return min(days, default=None)

    # For the templates -----------------------------------------------------------

    @property
    def label(self) -> str:
        """Return the number as it is cited: year and serial."""
        return f"{self.number_year}:{self.number}"

    @property
    def assembly(self) -> str:
        """Return the name of the assembly that met."""
        return self.assembly_name

    @property
    def summary(self) -> str:
        """Return what a row says of the report."""
        return self.lead

    @property
    def after_expected(self) -> datetime.date:
        """Return the last day on which the text after is to come."""
        return after_expected(self.sitting_date, self.after_due)

    @property
    def before_is_awaited(self) -> bool:
        """Tell whether the text before may still come in time, if it is not out."""
        return timezone.localdate() <= self.sitting_date

    @property
    def after_is_awaited(self) -> bool:
        """Tell whether the text after is not late, if it is not out."""
        return timezone.localdate() <= self.after_expected

    @property
    def before_word(self) -> Promise:
        """Return what stands in place of a text before that is not out."""
        return _("to come") if self.before_is_awaited else _("missing")

    @property
    def after_word(self) -> Promise:
        """Return what stands in place of a text after that is not out."""
        return _("to come") if self.after_is_awaited else _("missing")

    def structured_data(self) -> dict[str, Any]:
        """Add headline and author."""
        data = super().structured_data() | {"headline": self.title}
        if self.writer:
            data["author"] = {"@type": "Person", "name": self.writer.name}
        return data
