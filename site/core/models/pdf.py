"""PDF files that the worker has made. Kept in the database: web and worker need not share a disk."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StoredPdf(models.Model):
    """The newest PDF of something. Kept by core.pdf, and given out by views that ask who reads."""

    #: Whose it is, in the words of the app that made it: "program-version:12".
    owner = models.CharField(max_length=120, unique=True)
    #: What it was made of.
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    content = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("stored PDF")
        verbose_name_plural = _("stored PDFs")

    def __str__(self) -> str:
        return self.owner
