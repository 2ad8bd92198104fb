"""Erases who came when it is long over, and keeps how many they were; shows and erases what is kept of one person."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.models import MailState, OutboxMail
from events.models.signups import Place, Registration, SignupSheet, SignupTally
from events.signup import desk, letters, sheets

UNDER_WAY = (MailState.QUEUED, MailState.HELD, MailState.CLAIMED)


def erase_old(now: datetime.datetime | None = None) -> int:
    """Periodic job: erase the names of what has been over for SIGNUP_KEEP_DAYS. Returns how many. Safe to run twice."""
    moment = now or timezone.now()
    limit = moment - datetime.timedelta(days=settings.SIGNUP_KEEP_DAYS)
    count = 0
    for sheet in SignupSheet.objects.filter(registrations__isnull=False).distinct().select_related("event"):
        for date in set(sheet.registrations.order_by().values_list("date", flat=True)):
            if _over_at(sheet, date) < limit:
                count += _erase(sheet, date)
    return count


def _over_at(sheet: SignupSheet, date: datetime.date | None) -> datetime.datetime:
    """Return when what they signed up for was over. A day that the rule no longer gives ends at its own midnight."""
    ends = [row.over_at for row in sheets.dates_of(sheet.event, date)]
    if ends:
        return max(ends)
    day = date or timezone.localtime(sheet.event.starts_at).date()
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time()))


def _erase(sheet: SignupSheet, date: datetime.date | None) -> int:
    with transaction.atomic():
        sheet = SignupSheet.objects.select_for_update().get(pk=sheet.pk)
        rows = list(sheet.registrations.filter(date=date))
        tally, _made = SignupTally.objects.get_or_create(sheet=sheet, date=date)
        tally.on_site += sum(row.has_place and row.is_on_site for row in rows)
        tally.online += sum(row.has_place and not row.is_on_site for row in rows)
        tally.waited += sum(row.waits for row in rows)
        tally.save()
        forget(rows)
    return len(rows)


def forget(rows: list[Registration]) -> None:
    """Delete registrations, and the mails that were about them."""
    for row in rows:
        mails = OutboxMail.objects.filter(key__startswith=letters.key_of(row, ""))
        mails.exclude(state__in=UNDER_WAY).delete()
    Registration.objects.filter(pk__in=[row.pk for row in rows]).delete()


# Of one person --------------------------------------------------------------------------


def rows_of(user: Any) -> list[tuple[Any, Any]]:
    """Return what somebody has signed up for, as their own data show it."""
    found = Registration.objects.of_user(user).select_related("sheet__event").order_by("-created_at")
    return [(row.sheet.event.title, _told(row)) for row in found[:500]]


def _told(row: Registration) -> str:
    facts = [str(row.date or ""), row.get_state_display(), row.name, row.email, row.phone, row.get_how_display()]
    facts += [f"{question}: {answer}" for question, answer in row.answers]
    made = timezone.localtime(row.created_at)
    return "\n".join([*(fact for fact in facts if fact), _("Signed up %(day)s") % {"day": f"{made:%Y-%m-%d %H:%M}"}])


def erase_user(user: Any) -> None:
    """Withdraw somebody from what is to come, so that the next in line gets the place, and delete all."""
    # In one order, so that two who are erased at once never wait for each other's sheets.
    found = list(Registration.objects.of_user(user).select_related("sheet__event").order_by("sheet_id", "pk"))
    for row in found:
        if row.state != Place.GIVEN_UP:
            desk.withdraw(row.sheet.event, row, silently=True)
    forget(found)
