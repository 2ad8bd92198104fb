"""Erasing what has been kept long enough."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from core.models import MailState, OutboxMail
from core.outbox import rules

PORTION = 500  # rows in a transaction: others write too


def erase() -> None:
    """Erase the bodies whose time is over, and a year later the rows.

    A mail that was never sent is cancelled first: what waits that long is nobody's news any more. One that is
    being sent keeps its body until it is stamped.
    """
    now = timezone.now()
    over = OutboxMail.objects.filter(erased_at=None, erase_after__lt=now).exclude(state=MailState.CLAIMED)
    while portion := list(over.values_list("pk", flat=True)[:PORTION]):
        some = OutboxMail.objects.filter(pk__in=portion).exclude(state=MailState.CLAIMED)
        some.filter(Q(state=MailState.QUEUED) | Q(state=MailState.HELD)).update(
            state=MailState.CANCELLED, last_error=rules.TOO_OLD
        )
        some.update(text="", html="", calendar="", headers={}, reply_to="", erased_at=now)
    old = now - datetime.timedelta(days=settings.OUTBOX_KEEP_ROWS_DAYS)
    while portion := list(OutboxMail.objects.filter(erased_at__lt=old).values_list("pk", flat=True)[:PORTION]):
        OutboxMail.objects.filter(pk__in=portion).delete()
