"""Assemblies (committees, council, boards), and who sits in them from when to when."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page

from core.models import BasePage
from core.models.pages import BasePageManager
from core.search.kinds import Kind


class AssemblyPage(BasePage):
    """A committee or another body in which we are represented: what it does, who sits there, when it meets."""

    search_kind = Kind.REPORTS
    page_description = _("A committee, council or board that you report from.")

    papers_url = models.URLField(
        _("where its papers are"), blank=True, help_text=_("The municipality’s page with summons and minutes.")
    )

    objects = BasePageManager()

    content_panels: ClassVar = [
        *Page.content_panels,
        *BasePage.lead_panels,
        FieldPanel("papers_url"),
        *BasePage.image_panels,
        *BasePage.body_panels,
        *BasePage.extra_panels,
    ]
    parent_page_types: ClassVar = ["reports.ReportIndexPage"]
    subpage_types: ClassVar = []
    schema_type = "GovernmentOrganization"

    class Meta:
        verbose_name = _("assembly")
        verbose_name_plural = _("assemblies")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch our people, the sittings and the reports."""
        from reports.listings import about_assembly  # noqa: PLC0415 - it builds on the models

        return super().get_context(request, *args, **kwargs) | about_assembly(self, request)


class SeatKind(models.TextChoices):
    """How somebody sits in an assembly."""

    ORDINARY = "ordinary", _("ordinary member")
    SUBSTITUTE = "substitute", _("substitute")


class SeatQuerySet(models.QuerySet["Seat"]):
    """Questions about seats."""

    def held_on(self, day: datetime.date) -> SeatQuerySet:
        """Return the seats that are held on a day; both ends count."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gte=day))


class Seat(models.Model):
    """Somebody's place in an assembly. A row outside page revisions: who sat where is a fact, not a draft."""

    person = models.ForeignKey(
        "core.Person", verbose_name=_("person"), on_delete=models.CASCADE, related_name="assembly_seats"
    )
    assembly = models.ForeignKey(
        AssemblyPage,
        verbose_name=_("assembly"),
        on_delete=models.CASCADE,
        related_name="seats",
        limit_choices_to={"alias_of": None},
    )
    kind = models.CharField(_("kind"), max_length=10, choices=SeatKind.choices, default=SeatKind.ORDINARY)
    task = models.CharField(_("task"), max_length=80, blank=True, help_text=_("For example: second vice chair"))
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to and including"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Substitutes are called in by this order.")
    )

    objects = SeatQuerySet.as_manager()

    panels: ClassVar = [
        FieldPanel("person"),
        FieldPanel("assembly"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("order")]),
        FieldPanel("task"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
    ]

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ("assembly_id", "kind", "order", "pk")
        indexes: ClassVar = [models.Index(fields=("assembly", "kind", "starts_on"), name="reports_seat_idx")]

    def __str__(self) -> str:
        return f"{self.person}, {self.assembly} ({self.get_kind_display()})"

    def clean(self) -> None:
        """Refuse a seat that ends before it begins."""
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _now("The seat ends before it begins.")})

    @property
    def is_held(self) -> bool:
        """Tell whether it is held today."""
        today = timezone.localdate()
        return (self.starts_on is None or self.starts_on <= today) and (self.ends_on is None or self.ends_on >= today)
