"""An import of the party's list: the file, what each row would do, and what was done."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RegisterImport(models.Model):
    """One list, from upload to done. What it says of people is erased when it is done or forgotten."""

    class State(models.TextChoices):
        COLUMNS = "columns", _("Columns to be matched")
        READING = "reading", _("Being read")
        REVIEW = "review", _("To be looked through")
        APPLYING = "applying", _("Being brought in")
        DONE = "done", _("Done")
        FAILED = "failed", _("Could not be read")

    created_at = models.DateTimeField(_("uploaded"), default=timezone.now)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    file_name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField(editable=False)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.COLUMNS)
    total = models.PositiveIntegerField(default=0)
    handled = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    take_gone = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("import of the register")
        verbose_name_plural = _("imports of the register")
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.file_name}, {self.created_at:%Y-%m-%d %H:%M}"

    @property
    def per_cent(self) -> int:
        """Return how far the worker has come."""
        return 100 * self.handled // self.total if self.total else 0

    def counts(self) -> dict[str, int]:
        """Return how many rows there are of each kind: one query."""
        rows = self.rows.order_by().values_list("kind").annotate(count=models.Count("pk"))
        return dict.fromkeys(ImportedRow.Kind.values, 0) | dict(rows)


class ImportedRow(models.Model):
    """What one row of the list would do, or did."""

    class Kind(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("As it was")
        GONE = "gone", _("Not in the list")
        KEPT = "kept", _("Kept though not in the list")
        ERROR = "error", _("Error")

    register_import = models.ForeignKey(RegisterImport, on_delete=models.CASCADE, related_name="rows")
    #: The row's number in the file; those that are gone stand in no row.
    line = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    member_id = models.BigIntegerField(null=True, blank=True)
    name = models.CharField(max_length=320, blank=True)
    values = models.JSONField(default=dict)
    #: Field: [before, after].
    changes = models.JSONField(default=dict)
    error = models.CharField(max_length=300, blank=True)
    done = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["line", "pk"]
        indexes: ClassVar = [models.Index(fields=["register_import", "kind", "line"])]

    def __str__(self) -> str:
        return f"{self.line}: {self.kind}"


class RememberedColumns(models.Model):
    """What a heading meant the last time: a list from the same place needs no matching again."""

    heading = models.CharField(max_length=200, unique=True)
    field = models.CharField(max_length=30, blank=True)

    def __str__(self) -> str:
        return f"{self.heading} → {self.field}"

    @classmethod
    def remember(cls, columns: dict[str, str]) -> None:
        """Keep what was chosen for each heading."""
        for heading, field in columns.items():
            cls.objects.update_or_create(heading=heading[:200].casefold(), defaults={"field": field})

    @classmethod
    def recall(cls, headings: list[str]) -> dict[str, Any]:
        """Return what is known of some headings."""
        rows = cls.objects.filter(heading__in=[heading[:200].casefold() for heading in headings])
        return dict(rows.values_list("heading", "field"))
