"""The personal link by which a representative writes one report, without signing in."""

from __future__ import annotations

import datetime
import secrets
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def new_nonce() -> str:
    """Return a new random text; with it the signed link changes, and older ones end."""
    return secrets.token_urlsafe(12)


class WriterLink(models.Model):
    """One person's way to one report. The address itself is signed and never stored (reports.signed)."""

    report = models.ForeignKey("reports.ReportPage", on_delete=models.CASCADE, related_name="writer_links")
    person = models.ForeignKey("core.Person", on_delete=models.CASCADE, related_name="+")
    nonce = models.CharField(max_length=32, default=new_nonce)
    created_at = models.DateTimeField(_("made"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("closed"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("last reminder"), null=True, blank=True)

    class Meta:
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")
        default_permissions = ()
        constraints: ClassVar = [models.UniqueConstraint(fields=("report", "person"), name="reports_link_unique")]

    def __str__(self) -> str:
        return f"{self.person}: {self.report_id}"

    def is_open(self, now: datetime.datetime) -> bool:
        """Tell whether it still leads to the form."""
        return self.revoked_at is None and now < self.expires_at
