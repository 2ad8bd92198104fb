"""What the workers tell each other: who is alive, and which periodic job ran when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Worker(models.Model):
    """One worker process, from its start to its end. Its token stands on everything it claims."""

    token = models.CharField(_("token"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=48)
    place = models.CharField(_("machine"), max_length=160, blank=True)  # machine, boot and process namespace
    pid = models.PositiveIntegerField(_("process"), default=0)
    pid_started = models.CharField(max_length=32, blank=True)  # numbers are used again; start times are not
    started_at = models.DateTimeField(_("started"))
    beat_at = models.DateTimeField(_("last sign of life"))
    beats = models.PositiveBigIntegerField(default=0)  # others watch it move, whatever their clocks say
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    lanes = models.JSONField(_("lanes"), default=dict)

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")
        ordering = ("-started_at",)
        default_permissions = ()
        permissions: ClassVar = [("operate", _("Can see operations and retry what failed"))]

    def __str__(self) -> str:
        return self.name


class PeriodicJob(models.Model):
    """When a periodic job ran and when it is next; claimed by row, so that one worker runs it once."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    schedule = models.CharField(_("schedule"), max_length=60)
    next_at = models.DateTimeField(_("next"))
    claimed_by = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    error = models.TextField(_("error"), blank=True)

    class Meta:
        verbose_name = _("periodic job")
        verbose_name_plural = _("periodic jobs")
        ordering = ("name",)
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
