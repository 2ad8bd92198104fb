"""Residents' questions to an event (Fblive): asked beforehand, answered there, and told afterwards."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AskedState(models.TextChoices):
    """Where a question is."""

    WAITING = "waiting", _("Waits to be read")
    SHOWN = "shown", _("Public")
    REFUSED = "refused", _("Not published")


class EventQuestionQuerySet(models.QuerySet["EventQuestion"]):
    """Names for what is asked more than once."""

    def shown(self) -> EventQuestionQuerySet:
        """Return what readers see, in the order that it was asked."""
        return self.filter(state=AskedState.SHOWN).order_by("asked_at", "pk")


class EventQuestion(models.Model):
    """A question to an event, read through before it shows. Questions of all languages belong to the same event."""

    wagtail_reference_index_ignore = True

    event = models.ForeignKey(
        "events.EventPage", verbose_name=_("event"), on_delete=models.CASCADE, related_name="questions"
    )
    key = models.CharField(max_length=64, null=True, unique=True, editable=False)  # pressed twice is one question
    text = models.TextField(_("question"), max_length=2000)
    name = models.CharField(_("name"), max_length=80, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=AskedState.choices, default=AskedState.WAITING)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        "core.Person", verbose_name=_("answered by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(
        _("what comes of it"), max_length=200, blank=True, help_text=_("For example: Taken to the social welfare board")
    )

    objects = EventQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to an event")
        verbose_name_plural = _("questions to events")
        ordering = ("-asked_at", "-pk")
        default_permissions = ("view", "change", "delete")
        indexes: ClassVar = [models.Index(fields=("event", "state", "asked_at"), name="events_question_idx")]

    def __str__(self) -> str:
        return self.text[:60]
