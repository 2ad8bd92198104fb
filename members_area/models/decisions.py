"""Decision: what was decided in approved minutes, by whom it is done and when. A row that is followed up."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.visibility import audiences


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Questions about decisions."""

    def visible_to(self, user: Any) -> DecisionQuerySet:
        """Leave out what was decided in minutes that somebody may not read."""
        return self.filter(audiences.readable_by(user, "minutes__effective_audience"), minutes__live=True)

    def open(self) -> DecisionQuerySet:
        """Keep those that somebody is still to do, the most urgent first."""
        rows = self.filter(state=Decision.State.OPEN).exclude(responsible="", due_on=None)
        return rows.order_by(models.F("due_on").asc(nulls_last=True), "pk")

    def open_first(self) -> DecisionQuerySet:
        """Put what is still to be done first, the most urgent first, and then the latest decisions."""
        is_open = models.Case(models.When(state=Decision.State.OPEN, then=0), default=1)
        due = models.Case(models.When(state=Decision.State.OPEN, then=models.F("due_on")), default=None)
        return self.order_by(is_open, due.asc(nulls_last=True), "-date", "-minutes_id", "pk")


class Decision(models.Model):
    """A decision. Its words come from the approved record and are not edited; what becomes of it is."""

    class State(models.TextChoices):
        OPEN = "open", _("To be done")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Not any more")

    minutes = models.ForeignKey("members_area.MinutesPage", on_delete=models.CASCADE, related_name="decisions")
    paragraph = models.CharField(_("paragraph"), max_length=10, editable=False)
    date = models.DateField(_("decided on"), db_index=True, editable=False)
    kind = models.CharField(_("meeting"), max_length=10, db_index=True, editable=False)
    title = models.CharField(_("about"), max_length=200, editable=False)
    text = models.TextField(_("decision"), editable=False)
    responsible = models.CharField(_("responsible"), max_length=120, blank=True)
    member = models.ForeignKey(
        "members_area.Member", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("gets the reminders"),
    )  # fmt: skip
    due_on = models.DateField(_("done by"), null=True, blank=True, db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN, db_index=True)
    note = models.TextField(_("what became of it"), blank=True, max_length=2000)
    done_on = models.DateField(_("done"), null=True, blank=True, editable=False)

    objects = DecisionQuerySet.as_manager()

    wagtail_reference_index_ignore = True
    panels: ClassVar = [
        FieldRowPanel([FieldPanel("responsible"), FieldPanel("member")]),
        FieldRowPanel([FieldPanel("due_on"), FieldPanel("state")]),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering: ClassVar = ["-date", "-minutes_id", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("minutes", "paragraph"), name="members_area_decision_once")
        ]

    def __str__(self) -> str:
        return f"§ {self.paragraph} {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and note the day it was done."""
        if self.state == self.State.DONE:
            self.done_on = self.done_on or timezone.localdate()
        else:
            self.done_on = None
        super().save(*args, **kwargs)

    def is_late(self, today: datetime.date) -> bool:
        """Tell whether it ought to have been done."""
        return self.state == self.State.OPEN and self.due_on is not None and self.due_on < today

    @property
    def late(self) -> bool:
        """Tell the same of today, for templates."""
        return self.is_late(timezone.localdate())
