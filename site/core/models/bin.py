"""What lies in the bin: one row for each deleted page, with what is needed to put it back."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class BinEntry(models.Model):
    """A page that was deleted, with all pages below it. The pages themselves lie under the bin's own root."""

    page = models.OneToOneField(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="bin_entry")
    parent = models.ForeignKey(
        Page, verbose_name=_("section"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: The pages above, from the top: who may delete below the nearest one that is left may see the entry.
    ancestors = models.JSONField(default=list)
    next_sibling = models.PositiveIntegerField(null=True, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deleted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    deleted_at = models.DateTimeField(_("deleted"), db_index=True)
    #: What the pages were: see core.bin.keeping.
    state = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("page in the bin")
        verbose_name_plural = _("pages in the bin")
        ordering: ClassVar = ["-deleted_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.page_id}: {self.deleted_at:%Y-%m-%d %H:%M}"
