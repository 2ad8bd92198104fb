"""The two texts of a report. Each is a row with drafts, review and publication of its own (docs/adr/0030)."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from core.guard.checking import subject_of
from core.guard.forms import GuardedForm
from core.guard.panels import GuardPanel
from reports.blocks import OUTCOME_WORDS, MatterBlock
from reports.texts import AFTER, BEFORE, minutes_to_read

TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]
#: What is decided about a text, and so belongs to no revision of it.
DECIDED = ("report_id", "phase", "due_on", "missing_reason", "is_missed")


class TextForm(GuardedForm, WagtailAdminModelForm):
    """The editor's form of a text."""


class Phase(models.TextChoices):
    """Which of the two."""

    BEFORE = BEFORE, _("Before")
    AFTER = AFTER, _("After")


class TextState(models.TextChoices):
    """Where a text is. Worked out of what is there; nobody sets it."""

    AWAITED = "awaited", _("awaited")
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    PUBLISHED = "published", _("published")
    CORRECTED = "corrected", _("corrected")
    MISSED = "missed", _("was not written")


class ReportText(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, models.Model):
    """One text of a report. The row holds what is out; drafts are in its revisions, and nowhere else."""

    report = models.ForeignKey("reports.ReportPage", on_delete=models.CASCADE, related_name="texts", editable=False)
    phase = models.CharField(_("phase"), max_length=6, choices=Phase.choices, editable=False)
    headline = models.CharField(
        _("headline"), max_length=120, blank=True, help_text=_("Becomes the report’s title when the text is published.")
    )
    lead = models.TextField(_("in short"), max_length=400, blank=True)
    body = RichTextField(_("text"), features=TEXT_FEATURES, blank=True)
    matters = StreamField([("matter", MatterBlock())], verbose_name=_("matters"), blank=True, use_json_field=True)
    image = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(_("image description"), max_length=300, blank=True)
    correction = models.CharField(
        _("correction"),
        max_length=300,
        blank=True,
        help_text=_("Fill in when a text that is out is put right: what was wrong. The old wording is kept and shown."),
    )

    due_on = models.DateField(_("promised for"), null=True, blank=True)
    missing_reason = models.CharField(
        _("why it is missing"),
        max_length=200,
        blank=True,
        help_text=_("Shown to readers. For example: The sitting was called at short notice."),
    )
    is_missed = models.BooleanField(_("will not be written"), default=False)

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="content_type",
        object_id_field="object_id",
        related_query_name="reporttext",
        for_concrete_model=False,
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="reporttext",
        for_concrete_model=False,
    )

    base_form_class = TextForm
    panels: ClassVar = [
        GuardPanel(),
        FieldPanel("headline"),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("matters"),
        MultiFieldPanel([FieldPanel("image"), FieldPanel("image_alt")], heading=_("Picture")),
        FieldPanel("correction"),
    ]

    class Meta:
        verbose_name = _("report text")
        verbose_name_plural = _("report texts")
        ordering = ("report_id", "-phase")  # before, after
        constraints: ClassVar = [models.UniqueConstraint(fields=("report", "phase"), name="reports_text_unique")]

    def __str__(self) -> str:
        return f"{self.get_phase_display()}: {self.report.title}"

    @property
    def guard_subject(self) -> str:
        """Return the report: what was let stand in a text may stand on the page that shows it."""
        return subject_of(self.report)

    @property
    def revisions(self) -> Any:
        """Return the drafts and what was published."""
        return self._revisions

    # Publishing -----------------------------------------------------------------

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Return the text as a revision has it, save for what was decided about it since."""
        text = super().with_content_json(content)
        for name in DECIDED:
            setattr(text, name, getattr(self, name))
        return text

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Let the text out: keep the wording that a correction replaces, and bring the page up to date."""
        from reports import publication  # noqa: PLC0415 - it builds on the models

        with transaction.atomic():
            before = ReportText.objects.select_for_update().get(pk=self.pk)
            super().publish(revision, *args, **kwargs)
            self.refresh_from_db()
            publication.text_came_out(self, before)

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Take the text back, and the page with it when nothing of it is out any more."""
        from reports import publication  # noqa: PLC0415

        with transaction.atomic():
            super().unpublish(*args, **kwargs)
            publication.text_went_in(self)

    # What is out -------------------------------------------------------------------

    @property
    def published_on(self) -> datetime.date | None:
        """Return the day it first came out."""
        return timezone.localdate(self.first_published_at) if self.first_published_at else None

    @property
    def minutes(self) -> int:
        """Return how long it takes to read, in minutes, at least one."""
        return minutes_to_read(self.lead, self.body)

    @property
    def shown_corrections(self) -> list[TextCorrection]:
        """Return the corrections: no query for a text that was never put right."""
        return list(self.corrections.all()) if self.correction else []

    @property
    def matter_values(self) -> list[dict[str, Any]]:
        """Return the matters with their outcome in words."""
        return [
            {**block.value, "outcome_word": OUTCOME_WORDS.get(block.value.get("outcome") or "", "")}
            for block in self.matters
        ]

    @property
    def state(self) -> TextState:
        """Return where the text is: two queries at most, for a text that is not out."""
        if self.live:
            return TextState.CORRECTED if self.corrections.all() else TextState.PUBLISHED
        if self.current_workflow_state is not None and self.workflow_in_progress:
            return TextState.REVIEW
        if self.is_missed:
            return TextState.MISSED
        return TextState.DRAFT if self.latest_revision_id else TextState.AWAITED

    # For the admin -------------------------------------------------------------------

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """Return the widths that the editor previews at."""
        return self.report.preview_sizes

    def get_full_url(self) -> str | None:
        """Return the report's address, as the preview's requests carry it."""
        return self.report.full_url

    full_url = property(get_full_url)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Show the report with this draft in its place; of the other text only what is out."""
        page = self.report.specific
        page.show_draft(self)
        return page.serve_preview(request, page.default_preview_mode)


class TextCorrection(models.Model):
    """A dated correction, with the wording that it replaced."""

    text = models.ForeignKey(ReportText, on_delete=models.CASCADE, related_name="corrections")
    made_at = models.DateTimeField(_("corrected"), default=timezone.now)
    note = models.CharField(_("correction"), max_length=300)
    old_lead = models.TextField(blank=True)
    old_body = RichTextField(blank=True, features=TEXT_FEATURES)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("made_at", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return self.note
