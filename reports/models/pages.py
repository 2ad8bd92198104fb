"""The report: one page for each sitting and writer, with a text before and one after."""

from __future__ import annotations

import datetime
import re
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Q, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page, PageManager
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from core.models import BasePage
from core.models.pages import BasePageQuerySet
from core.models.people import person_with_portrait
from core.renditions import Shown
from core.search.kinds import Kind
from reports.admin.panels import TextsPanel
from reports.models.numbers import ReportNumber
from reports.models.texts import ReportText
from reports.texts import AFTER, BEFORE, PHASES, after_expected
from reports.widgets import DemandSelect

MACHINE_SLUG = re.compile(r"rapport-[0-9a-f]{10}")  # until the first text is out
#: What the texts, the sitting and the number say; no revision of the page changes it.
KEPT = (
    "number_year", "number", "assembly_name", "sitting_date", "lead", "main_image_id", "main_image_alt",
    "before_out_on", "after_out_on", "after_due",
)  # fmt: skip


def swedish_areas() -> dict[str, Any]:
    """Offer the areas of the site's own language; translations are found by their key."""
    return {"locale__language_code": settings.LANGUAGE_CODE}


class ReportQuerySet(BasePageQuerySet):
    """Questions about reports."""

    def readable_by(self, user: Any, *, today: datetime.date | None = None) -> ReportQuerySet:
        """Return the reports that the user may read and of which a text is out, the latest sitting first."""
        some_text = Q(before_out_on__isnull=False) | Q(after_out_on__isnull=False)
        return self.live().visible_to(user).filter(some_text).order_by("-sitting_date", "-pk")

    def with_both_texts(self, *, today: datetime.date | None = None) -> ReportQuerySet:
        """Keep those of which both texts are out."""
        return self.filter(before_out_on__isnull=False, after_out_on__isnull=False)

    def in_language_of(self, page: Any) -> ReportQuerySet:
        """Return each report once: in the page's language, or as it was written where nobody has translated it."""
        mine = self.filter(locale=page.locale_id)
        if page.locale.language_code == settings.LANGUAGE_CODE:
            return mine
        written = self.filter(locale__language_code=settings.LANGUAGE_CODE)
        written = written.exclude(translation_key__in=mine.order_by().values("translation_key"))
        both = Q(pk__in=mine.order_by().values("pk")) | Q(pk__in=written.order_by().values("pk"))
        language = Case(When(locale=page.locale_id, then=Value("")), default=Value(settings.LANGUAGE_CODE))
        return self.filter(both).annotate(language=language)

    def as_rows(self) -> ReportQuerySet:
        """Fetch what a row shows, writers included, in one query."""
        return self.select_related("writer").defer("body", "easy_read", "writer__bio", "writer__translations")


class ReportPage(BasePage):
    """What a representative wrote before and after a sitting. The texts are rows of their own (ReportText)."""

    search_kind = Kind.REPORTS
    page_description = _("What you wanted before a sitting, and what was decided.")

    # Null in the database only until migrated rows have one; the form asks for it.
    sitting: models.ForeignKey[Any, Any] = models.ForeignKey(
        "reports.Sitting", verbose_name=_("sitting"), null=True, on_delete=models.PROTECT, related_name="reports"
    )
    writer: models.ForeignKey[Any, Any] = models.ForeignKey(
        "core.Person",
        verbose_name=_("written by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
    )
    as_substitute = models.BooleanField(_("writes as a substitute"), default=False)
    areas = ParentalManyToManyField(
        "program.PolicyAreaPage",
        verbose_name=_("policy areas"),
        blank=True,
        related_name="+",
        limit_choices_to=swedish_areas,
    )
    demand_keys = models.CharField(
        _("demands"),
        max_length=400,
        blank=True,
        help_text=_("Those that it is about. Hold Ctrl or Cmd to choose several."),
    )
    takes_questions = models.BooleanField(_("readers may ask questions"), default=True)

    # Kept by machine (KEPT).
    number_year = models.PositiveSmallIntegerField(_("year of the number"), default=0, editable=False)
    number = models.PositiveIntegerField(_("number"), default=0, editable=False)
    assembly_name = models.CharField(_("assembly"), max_length=255, blank=True, editable=False)
    sitting_date: models.DateField[Any, Any] = models.DateField(
        _("day of the sitting"), null=True, db_index=True, editable=False
    )
    before_out_on = models.DateField(null=True, editable=False, db_index=True)
    after_out_on = models.DateField(null=True, editable=False, db_index=True)
    after_due = models.DateField(null=True, editable=False)

    objects = PageManager.from_queryset(ReportQuerySet)()

    content_panels: ClassVar = [
        *Page.content_panels,
        TextsPanel(heading=_("The texts")),
        FieldPanel("sitting"),
        FieldRowPanel([FieldPanel("writer"), FieldPanel("as_substitute")]),
        FieldPanel("areas", widget=forms.CheckboxSelectMultiple),
        FieldPanel("demand_keys", widget=DemandSelect),
        FieldPanel("takes_questions"),
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

    # Saving -----------------------------------------------------------------------

    def clean(self) -> None:
        """Refuse a second report by the same writer about the same sitting."""
        super().clean()
        if not (self.sitting_id and self.writer_id):
            return
        others = ReportPage.objects.filter(sitting=self.sitting_id, writer=self.writer_id).exclude(pk=self.pk)
        if others.exclude(translation_key=self.translation_key).exists():
            raise ValidationError({"writer": _now("There is a report by this writer about the sitting already.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what sitting and texts say, give a number when it first goes out, and see that both texts have rows."""
        if not kwargs.get("update_fields"):
            self._keep()
        super().save(*args, **kwargs)
        if not kwargs.get("update_fields"):
            known = set(self.texts.values_list("phase", flat=True))
            for phase in PHASES:
                if phase not in known:
                    ReportText.objects.get_or_create(report=self, phase=phase, defaults={"live": False})

    def _keep(self) -> None:
        if self.sitting_id:
            self.assembly_name, self.sitting_date = self.sitting.assembly.title, self.sitting.date
        if self.live and self.sitting_date:
            given = ReportNumber.objects.allocate(key=self.translation_key, year=self.sitting_date.year)
            self.number_year, self.number = given.year, given.number
        texts = {text.phase: text for text in self.texts.all()} if self.pk else {}
        out = {phase: text for phase, text in texts.items() if text.live}
        self.after_due = texts[AFTER].due_on if AFTER in texts else None
        for phase in PHASES:
            setattr(self, f"{phase}_out_on", out[phase].published_on if phase in out else None)
        latest = out.get(AFTER) or out.get(BEFORE)
        pictured = next((text for text in (out.get(AFTER), out.get(BEFORE)) if text and text.image_id), None)
        self.lead = latest.lead if latest else ""
        self.main_image = pictured.image if pictured else None
        self.main_image_alt = pictured.image_alt if pictured else ""

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Return the page as a revision has it, save for what is kept by machine."""
        page = super().with_content_json(content)
        for name in KEPT:
            setattr(page, name, getattr(self, name))
        return page

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """Copy the page without its texts, so not as something that is out."""
        return super().copy(*args, **{"keep_live": False, **kwargs})

    # Serving ------------------------------------------------------------------------

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch writer, texts, neighbours and questions."""
        from reports.listings import about_report  # noqa: PLC0415 - it builds on the models

        return super().get_context(request, *args, **kwargs) | about_report(self, request)

    def shown_images(self) -> list[Shown]:
        """Fetch the writer with the portrait, too: once a generation, whatever the number of reports."""
        if self.writer_id:
            self.writer = person_with_portrait(self.writer_id)
        return super().shown_images()

    def show_draft(self, text: ReportText) -> None:
        """Have this object show a draft in a text's place: for previews, never saved."""
        self.__dict__["_out"] = {**self._out, text.phase: text}
        text.first_published_at = text.first_published_at or timezone.now()
        if text.headline:
            self.title = text.headline
        self.lead = text.lead or self.lead

    # What of the texts may be read ------------------------------------------------------

    @cached_property
    def _rows(self) -> dict[str, ReportText]:
        """The texts by phase, out or not: one query, none where they were prefetched."""
        return {text.phase: text for text in self.texts.all()}

    @cached_property
    def _out(self) -> dict[str, ReportText]:
        """The texts that are out, by phase."""
        return {phase: text for phase, text in self._rows.items() if text.live}

    @property
    def before(self) -> ReportText | None:
        """Return the text before, if it is out."""
        return self._out.get(BEFORE)

    @property
    def after(self) -> ReportText | None:
        """Return the text after, if it is out."""
        return self._out.get(AFTER)

    @property
    def before_published(self) -> datetime.date | None:
        """Return the day the text before came out, or None: no query."""
        return self.before_out_on

    @property
    def after_published(self) -> datetime.date | None:
        """Return the day the text after came out, or None: no query."""
        return self.after_out_on

    @property
    def published_text(self) -> str:
        """Return what is out as plain text, for the search."""
        parts = []
        for text in ReportText.objects.filter(report=self.pk, live=True):
            matters = [f"{matter['title']} {matter['number']}" for matter in text.matter_values]
            parts += [text.lead, get_text_for_indexing(text.body), *matters]
        return "\n".join(parts)

    @cached_property
    def matters(self) -> list[dict[str, Any]]:
        """Return the matters of the latest text that has any, with what we wanted from the one before."""
        before = self.before.matter_values if self.before else []
        after = self.after.matter_values if self.after else []
        wanted = {key: matter["position"] for matter in before for key in (matter["number"], matter["title"]) if key}
        for matter in after:
            matter["position"] = matter["position"] or wanted.get(matter["number"]) or wanted.get(matter["title"], "")
        return after or before

    @property
    def search_date(self) -> datetime.date | None:
        """Return the day of the sitting."""
        return self.sitting_date

    # For the templates -----------------------------------------------------------

    @property
    def label(self) -> str:
        """Return the number as it is cited: year and serial; nothing before it has one."""
        return f"{self.number_year}:{self.number}" if self.number else ""

    @property
    def permalink(self) -> str:
        """Return the short address that is printed and shared."""
        return reverse("reports-short:permalink", args=[self.number_year, self.number]) if self.number else ""

    @property
    def assembly_url(self) -> str:
        """Return the address of the assembly's page."""
        return self.sitting.assembly.url or "" if self.sitting_id else ""

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
        return after_expected(self.sitting_date or timezone.localdate(), self.after_due)

    @property
    def before_is_awaited(self) -> bool:
        """Tell whether the text before may still come in time, if it is not out."""
        return self.sitting_date is not None and timezone.localdate() <= self.sitting_date

    @property
    def after_is_awaited(self) -> bool:
        """Tell whether the text after is not late, if it is not out."""
        return timezone.localdate() <= self.after_expected

    @property
    def before_reason(self) -> str:
        """Return why there is no text before, if somebody said so."""
        return self._rows[BEFORE].missing_reason if BEFORE in self._rows else ""

    @property
    def after_reason(self) -> str:
        """Return why there is no text after, if somebody said so."""
        return self._rows[AFTER].missing_reason if AFTER in self._rows else ""

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
