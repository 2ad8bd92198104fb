"""Reminds those who have a place the day before."""

from __future__ import annotations

import datetime

from django.utils import timezone

from events.models.kinds import State
from events.models.occurrences import Occurrence
from events.models.signups import Place, Registration
from events.signup import letters, sheets

FROM_HOUR, TO_HOUR = 9, 21  # nobody's telephone rings in the night for our sake


def remind(now: datetime.datetime | None = None) -> int:
    """Periodic job, each hour: mail those who have a place tomorrow. Returns how many. Safe to run at any time.

    Who has signed up today has just had a mail, and gets none.
    """
    local = timezone.localtime(now)
    if not FROM_HOUR <= local.hour < TO_HOUR:
        return 0
    tomorrow = local.date() + datetime.timedelta(days=1)
    start = timezone.make_aware(datetime.datetime.combine(tomorrow, datetime.time()))
    rows = Occurrence.objects.filter(
        event__live=True,
        event__signup_sheet__reminds=True,
        starts_at__gte=start,
        starts_at__lt=start + datetime.timedelta(days=1),
    )
    rows = rows.exclude(state=State.CANCELLED).exclude(event__state=State.CANCELLED)
    return sum(_remind(row, local) for row in rows.select_related("event__signup_sheet", "event__locale"))


def _remind(row: Occurrence, local: datetime.datetime) -> int:
    event = row.event
    today = local.replace(hour=0, minute=0, second=0, microsecond=0)
    people = Registration.objects.filter(
        sheet=event.signup_sheet, date=sheets.date_of(event, row), state=Place.HELD, created_at__lt=today
    )
    count = 0
    for person in people.exclude(reminded_of=row.date):
        person.sheet = event.signup_sheet
        letters.remind(event, person, row)
        person.reminded_of = row.date
        person.save(update_fields=["reminded_of"])
        count += 1
    return count
