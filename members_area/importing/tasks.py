"""The import's work in the worker's queue."""

from __future__ import annotations

from django.utils.translation import override

from core.tasks import queued
from members_area.importing import applying, comparing
from members_area.models import RegisterImport


@queued(attempts=3)
def compare_list(pk: int) -> None:
    """Compare a list with the register."""
    found = RegisterImport.objects.filter(pk=pk, state=RegisterImport.State.READING).first()
    if found is not None:
        with override("sv"):
            comparing.compare(found)


@queued(attempts=3)
def apply_list(pk: int) -> None:
    """Bring a list in that somebody has confirmed."""
    found = RegisterImport.objects.filter(pk=pk, state=RegisterImport.State.APPLYING).first()
    if found is not None:
        with override("sv"):
            applying.apply(found)
