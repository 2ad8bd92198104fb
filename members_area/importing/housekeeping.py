"""What an import says of people is kept no longer than it is needed."""

from __future__ import annotations

import datetime

from django.utils import timezone

from members_area.models import RegisterImport

KEEP_DAYS = 14


def erase_old(now: datetime.datetime | None = None) -> int:
    """Erase imports that are two weeks old, rows and all, and return how many. Safe to run twice."""
    before = (now or timezone.now()) - datetime.timedelta(days=KEEP_DAYS)
    old = RegisterImport.objects.filter(created_at__lt=before)
    count = old.count()
    old.delete()
    return count
