"""Numbers that reports are cited by: "Rapport 2027:14". Each is given once and never to another report."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import IntegrityError, models, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

TRIES = 5  # when several reports are made at the same moment


class ReportNumberManager(models.Manager["ReportNumber"]):
    """Hands out numbers."""

    def allocate(self, *, key: uuid.UUID, year: int) -> ReportNumber:
        """Return the report's number, given at the first call and the same ever after.

        Raises IntegrityError if others were quicker five times in a row.
        """
        for tries_left in reversed(range(TRIES)):
            if given := self.filter(key=key).first():
                return given
            latest = self.filter(year=year).aggregate(latest=Max("number"))["latest"] or 0
            try:
                with transaction.atomic():
                    return self.create(key=key, year=year, number=latest + 1)
            except IntegrityError:
                if not tries_left:
                    raise
        raise AssertionError("unreachable")


class ReportNumber(models.Model):
    """A number and the report it belongs to, by translation key: translations share it, a copy gets its own.

    The row stays when the report is deleted, so that an old citation never leads to another report.
    """

    key = models.UUIDField(unique=True, editable=False)
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))

    objects = ReportNumberManager()

    class Meta:
        verbose_name = _("report number")
        verbose_name_plural = _("report numbers")
        constraints: ClassVar = [models.UniqueConstraint(fields=("year", "number"), name="reports_number_unique")]

    def __str__(self) -> str:
        return f"{self.year}:{self.number}"
