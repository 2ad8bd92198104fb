"""Sittings: when an assembly meets. Rows outside pages, since they come a term at a time and are moved."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.guard.forms import GuardedRowForm
from core.guard.panels import GuardPanel


class SittingState(models.TextChoices):
    """What became of a sitting."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")
    MOVED = "moved", _("Moved")


class SittingQuerySet(models.QuerySet["Sitting"]):
    """Questions about sittings."""

    def ahead(self, today: datetime.date) -> SittingQuerySet:
        """Return those that are still to come, the next first."""
        return self.filter(date__gte=today).order_by("date", "time", "pk")

    def taking_place(self) -> SittingQuerySet:
        """Leave out what was cancelled."""
        return self.exclude(state=SittingState.CANCELLED)


class Sitting(models.Model):
    """One meeting of an assembly. Moved, it keeps its row: date says when it is, `moved_from` when it was to be."""

    assembly = models.ForeignKey(
        "reports.AssemblyPage", verbose_name=_("assembly"), on_delete=models.CASCADE, related_name="sittings"
    )
    date = models.DateField(_("date"), db_index=True)
    time = models.TimeField(_("time"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    papers_url = models.URLField(
        _("papers"), blank=True, max_length=500, help_text=_("The summons on the municipality’s website.")
    )
    state = models.CharField(_("state"), max_length=10, choices=SittingState.choices, default=SittingState.PLANNED)
    moved_from = models.DateField(_("moved from"), null=True, blank=True, editable=False)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Shown to readers, for example why it was cancelled.")
    )

    objects = SittingQuerySet.as_manager()

    base_form_class = GuardedRowForm
    panels: ClassVar = [
        GuardPanel(),
        FieldPanel("assembly"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("time")]),
        FieldPanel("place"),
        FieldPanel("papers_url"),
        FieldPanel("state"),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        ordering = ("-date", "-time", "-pk")
        indexes: ClassVar = [models.Index(fields=("assembly", "date"), name="reports_sitting_near_idx")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("assembly", "date"), condition=Q(time=None), name="reports_sitting_day_unique"
            ),
            models.UniqueConstraint(
                fields=("assembly", "date", "time"), condition=Q(time__isnull=False), name="reports_sitting_unique"
            ),
        ]

    def __str__(self) -> str:
        when = date_format(self.date, "Y-m-d")
        return f"{self.assembly}, {when}" + (f" {time_format(self.time, 'H.i')}" if self.time else "")

    def clean(self) -> None:
        """Refuse a second row for the same sitting."""
        super().clean()
        same = Sitting.objects.filter(assembly_id=self.assembly_id, date=self.date, time=self.time)
        if self.date and same.exclude(pk=self.pk).exists():
            raise ValidationError({"date": _now("The assembly already has a sitting then.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; one that gets another day has been moved, and remembers from which."""
        before = Sitting.objects.filter(pk=self.pk).values_list("date", flat=True).first() if self.pk else None
        if before is not None and before != self.date:
            self.moved_from = self.moved_from or before
            if self.state in {SittingState.PLANNED, SittingState.MOVED}:
                self.state = SittingState.MOVED if self.moved_from != self.date else SittingState.PLANNED
        super().save(*args, **kwargs)

    @property
    def starts_at(self) -> datetime.datetime:
        """Return when it begins, by the clock on the wall; at noon if nobody said."""
        return timezone.make_aware(datetime.datetime.combine(self.date, self.time or datetime.time(12)))

    @property
    def is_cancelled(self) -> bool:
        """Tell whether it does not take place."""
        return self.state == SittingState.CANCELLED

    @property
    def is_over(self) -> bool:
        """Tell whether it has begun, so that there is something to tell of it."""
        return self.starts_at <= timezone.now()
