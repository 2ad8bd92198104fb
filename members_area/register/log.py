"""The log of looks: who has seen the register, or taken it out. Administrators read it."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from members_area.models.register import RegisterLook

KEEP_DAYS = 3 * 365


def note(user: Any, kind: str, *, member_id: int | None = None, count: int = 0, detail: str = "") -> None:
    """Note a look. Without a user it was the member in question, or the clock."""
    known = user if user is not None and user.pk else None
    RegisterLook.objects.create(
        user=known,
        who=(str(known.email) if known else _("the site itself"))[:255],
        kind=kind,
        member_id=member_id,
        count=count,
        detail=detail[:500],
    )


def erase_old(now: datetime.datetime | None = None) -> int:
    """Erase notes that are three years old, and return how many."""
    before = (now or timezone.now()) - datetime.timedelta(days=KEEP_DAYS)
    return int(RegisterLook.objects.filter(at__lt=before).delete()[0])
