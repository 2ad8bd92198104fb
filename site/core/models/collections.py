"""Who may see the files of a collection, and what the last leak scan found."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from core.visibility import audiences


class CollectionAudience(models.Model):
    """A collection that not everyone may see, and those below it. Without a row a collection is open."""

    collection = models.OneToOneField(
        Collection, verbose_name=_("collection"), on_delete=models.CASCADE, related_name="audience_row"
    )
    audience = models.CharField(_("who may see the files"), max_length=255, default=audiences.MEMBERS)

    class Meta:
        verbose_name = _("private collection")
        verbose_name_plural = _("private collections")

    def __str__(self) -> str:
        return f"{self.collection}: {audiences.label_of(self.audience)}"

    def clean(self) -> None:
        """Check the audience."""
        super().clean()
        self.audience = audiences.canonical(self.audience)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; files that fewer may see now get new addresses."""
        from core.visibility import files

        with transaction.atomic(), files.renewing():
            super().save(*args, **kwargs)


class LeakScan(models.Model):
    """One walk through the site as a stranger, and what showed that should not have."""

    started_at = models.DateTimeField(_("started"))
    ended_at = models.DateTimeField(_("ended"))
    requests = models.PositiveIntegerField(_("addresses asked for"), default=0)
    findings = models.JSONField(_("findings"), default=list)

    class Meta:
        verbose_name = _("leak scan")
        verbose_name_plural = _("leak scans")
        ordering: ClassVar = ["-started_at"]
        get_latest_by = "started_at"

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}: {len(self.findings)}"
