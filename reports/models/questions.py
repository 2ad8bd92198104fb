"""Questions from readers, read through before they show, and their answers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.guard.checking import subject_of


class QuestionState(models.TextChoices):
    """Where a question is."""

    WAITING = "waiting", _("Waits to be read")
    PUBLISHED = "published", _("Public")
    REFUSED = "refused", _("Not published")


class QuestionQuerySet(models.QuerySet["ReaderQuestion"]):
    """Names for what is asked more than once."""

    def public(self) -> QuestionQuerySet:
        """Return what readers see, in the order that it was asked."""
        return self.filter(state=QuestionState.PUBLISHED).order_by("asked_at", "pk")


class ReaderQuestion(models.Model):
    """A question under a report. Its address to answer to is never shown, and erased when the answer has gone."""

    report = models.ForeignKey("reports.ReportPage", on_delete=models.CASCADE, related_name="questions")
    key = models.CharField(max_length=64, null=True, unique=True, editable=False)  # pressed twice is one question
    text = models.TextField(_("question"), max_length=2000)
    name = models.CharField(_("name"), max_length=80, blank=True)
    email = models.EmailField(_("address to answer to"), max_length=254, blank=True)
    language = models.CharField(max_length=10, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=QuestionState.choices, default=QuestionState.WAITING)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    reports = models.PositiveIntegerField(_("times reported"), default=0, editable=False)

    answer_draft = models.TextField(_("answer"), max_length=4000, blank=True)
    answer = models.TextField(_("public answer"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        "core.Person", verbose_name=_("answered by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader’s question")
        verbose_name_plural = _("readers’ questions")
        ordering = ("-asked_at", "-pk")
        default_permissions = ("view", "change", "delete")
        indexes: ClassVar = [models.Index(fields=("report", "state", "asked_at"), name="reports_question_idx")]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def guard_subject(self) -> str:
        """Return the report: what was let stand there may stand below it."""
        return subject_of(self.report)

    @property
    def is_public(self) -> bool:
        """Tell whether readers see it."""
        return self.state == QuestionState.PUBLISHED
