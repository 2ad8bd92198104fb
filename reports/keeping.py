"""Keeps report pages in step with their sitting and assembly, which are not theirs."""

from __future__ import annotations

from typing import Any

from reports.models import AssemblyPage, ReportPage, Sitting


def on_sitting_save(sender: Any, instance: Sitting, raw: bool = False, **kwargs: Any) -> None:
    """Signal handler: reports of a sitting that was moved have its new day."""
    if raw:
        return
    for page in ReportPage.objects.filter(sitting=instance).exclude(sitting_date=instance.date):
        page.save()


def on_assembly_published(sender: Any, instance: AssemblyPage, **kwargs: Any) -> None:
    """Signal handler: reports bear the name that their assembly has."""
    pages = ReportPage.objects.filter(sitting__assembly=instance.pk).exclude(assembly_name=instance.title)
    for page in pages:
        page.save()
