"""What the publish guard remembers: who let what stand, and why; and whom not to name."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class GuardDecision(models.Model):
    """Something that was found and let stand. What it was is kept as a keyed digest only, never in clear."""

    subject = models.CharField(max_length=60, editable=False)  # core.guard.checking.subject_of
    digest = models.CharField(max_length=64, editable=False)
    kind = models.CharField(_("found"), max_length=10)
    title = models.CharField(_("where"), max_length=255)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    who = models.CharField(_("who"), max_length=255)
    decided_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("let through by the publish guard")
        verbose_name_plural = _("let through by the publish guard")
        ordering = ("-decided_at", "-pk")
        default_permissions = ("view",)
        constraints: ClassVar = [models.UniqueConstraint(fields=("subject", "digest"), name="core_guard_once")]

    def __str__(self) -> str:
        return f"{self.title}, {self.decided_at:%Y-%m-%d}"

    @property
    def page(self) -> Any:
        """Return the page that it is about, or None when that is gone."""
        kind, _colon, key = self.subject.partition(":")
        return Page.objects.filter(translation_key=key).order_by("pk").first() if kind == "page" else None


class WithheldName(models.Model):
    """Somebody who has not agreed to be named on the website. The list itself is for the newsroom only."""

    name = models.CharField(_("name"), max_length=120, unique=True, help_text=_("First name and surname."))
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("For the newsroom, never shown."))
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    panels: ClassVar = [FieldPanel("name"), FieldPanel("note")]

    class Meta:
        verbose_name = _("name not to publish")
        verbose_name_plural = _("names not to publish")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
