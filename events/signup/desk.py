"""The verbs of the sign-up. Each holds the event's sheet while it looks and writes (docs/adr/0043).

Two who want the last place come one after the other: the row of the sheet is locked in PostgreSQL, and in SQLite the
transaction has the whole database's write lock from its first statement.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone

from events import dates
from events.models.events import EventPage
from events.models.kinds import Attendance
from events.models.signups import Place, Registration, SignupSheet
from events.signup import letters, sheets, telling


class Outcome(StrEnum):
    """What came of it, as it stands in the address of the thanks."""

    PLACE = "plats"
    QUEUE = "vantelista"
    FULL = "fullt"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wrote in the form."""

    name: str
    email: str
    phone: str = ""
    how: str = Attendance.ON_SITE
    answers: list[tuple[str, str]] = field(default_factory=list)
    language: str = "sv"
    user: Any = None


def _hold(sheet: SignupSheet) -> SignupSheet:
    """Take the sheet's lock, and return it as it is now. In a transaction only."""
    return SignupSheet.objects.select_for_update().get(pk=sheet.pk)


def _taken(sheet: SignupSheet, date: datetime.date | None) -> int:
    held = sheet.registrations.filter(date=date, state=Place.HELD)
    return held.exclude(how=Attendance.ONLINE).count()


def _is_full(sheet: SignupSheet, date: datetime.date | None, taken: int) -> bool:
    """Tell whether a newcomer on site has to wait: no place is free, or others wait already."""
    if sheet.capacity is None:
        return False
    return taken >= sheet.capacity or sheet.registrations.filter(date=date, state=Place.WAITING).exists()


def sign_up(
    event: EventPage, sheet: SignupSheet, date: datetime.date | None, wish: Wish, *, key: str | None = None
) -> Outcome:
    """Write somebody's name on the sheet, send the confirmation, and return what a newcomer gets.

    The same name with the same address is there once: it gets its confirmation again, and the page tells nobody that
    it stood there already.
    """
    with transaction.atomic():
        sheet = _hold(sheet)
        taken = _taken(sheet, date)
        waits = wish.how != Attendance.ONLINE and _is_full(sheet, date, taken)
        outcome = Outcome.PLACE if not waits else Outcome.QUEUE if sheet.has_queue else Outcome.FULL
        if key and (known := Registration.objects.filter(key=key).first()):  # pressed twice
            return Outcome.QUEUE if known.waits else Outcome.PLACE
        same = sheet.registrations.active().filter(date=date, email__iexact=wish.email, name__iexact=wish.name)
        if (known := same.first()) is not None:
            letters.confirm(event, known, again=True)
            return outcome
        if outcome is Outcome.FULL:
            return outcome
        made = Registration.objects.create(
            sheet=sheet,
            date=date,
            state=Place.WAITING if waits else Place.HELD,
            name=wish.name,
            email=wish.email,
            phone=wish.phone,
            how=wish.how,
            answers=wish.answers,
            user=wish.user,
            language=wish.language,
            key=key,
            told=telling.facts(event, date),
        )
        letters.confirm(event, made)
        _show(event, sheet, date, before=taken)
    return outcome


def withdraw(event: EventPage, registration: Registration, *, silently: bool = False) -> bool:
    """Give somebody's place back and let the next in line have it. Tells whether there was one to give."""
    with transaction.atomic():
        sheet = _hold(registration.sheet)
        taken = _taken(sheet, registration.date)
        rows = Registration.objects.active().filter(pk=registration.pk)
        if not rows.update(state=Place.GIVEN_UP):
            return False
        registration.state = Place.GIVEN_UP
        if not silently:
            letters.withdrawn(event, registration)
        _move_up(event, sheet, registration.date)
        _show(event, sheet, registration.date, before=taken)
    return True


def change(event: EventPage, registration: Registration, wish: Wish) -> Outcome:
    """Write down what somebody wants otherwise. Who wants a chair now takes the end of the line if there is none."""
    with transaction.atomic():
        sheet = _hold(registration.sheet)
        taken = _taken(sheet, registration.date)
        row = Registration.objects.get(pk=registration.pk)
        if row.has_withdrawn:
            return Outcome.FULL
        before = (row.state, row.how)
        row.name, row.phone, row.how, row.answers = wish.name, wish.phone, wish.how, wish.answers
        if not row.is_on_site:
            row.state = Place.HELD
        elif before == (Place.HELD, Attendance.ONLINE) and _is_full(sheet, row.date, taken):
            if not sheet.has_queue:
                return Outcome.FULL
            row.state, row.queued_at = Place.WAITING, timezone.now()
        row.save(update_fields=["name", "phone", "how", "answers", "state", "queued_at"])
        _move_up(event, sheet, row.date)
        _show(event, sheet, row.date, before=taken)
        row.refresh_from_db()
        if before != (row.state, row.how):
            letters.confirm(event, row, again=True)
    return Outcome.QUEUE if row.waits else Outcome.PLACE


def let_in(event: EventPage, registration: Registration) -> None:
    """Give somebody who waits a place, even one too many: the organiser has found a chair."""
    with transaction.atomic():
        sheet = _hold(registration.sheet)
        taken = _taken(sheet, registration.date)
        if Registration.objects.filter(pk=registration.pk, state=Place.WAITING).update(state=Place.HELD):
            registration.state = Place.HELD
            letters.moved_up(event, registration)
        _show(event, sheet, registration.date, before=taken)


def settle(event: EventPage, sheet: SignupSheet) -> None:
    """Let as many of those who wait have a place as there is room for now: the number of places has changed."""
    with transaction.atomic():
        sheet = _hold(sheet)
        days = sheet.registrations.filter(state=Place.WAITING).order_by().values_list("date", flat=True).distinct()
        for day in list(days):
            _move_up(event, sheet, day)
        _rebuild(event)


def _move_up(event: EventPage, sheet: SignupSheet, date: datetime.date | None) -> None:
    """Give free places to those first in line, unless it has begun or is cancelled."""
    rows = sheets.dates_of(event, date)
    if not rows or all(row.is_cancelled for row in rows) or sheets.beginning(event, rows[0]) <= timezone.now():
        return
    line = list(sheet.registrations.in_line().filter(date=date))
    free = len(line) if sheet.capacity is None else sheet.capacity - _taken(sheet, date)
    for registration in line[: max(0, free)]:
        registration.state = Place.HELD
        registration.save(update_fields=["state"])
        letters.moved_up(event, registration)


def _show(event: EventPage, sheet: SignupSheet, date: datetime.date | None, *, before: int) -> None:
    """Let page, lists and feeds say “full”, or no longer, when that has changed."""
    if sheet.capacity is not None and (before >= sheet.capacity) != (_taken(sheet, date) >= sheet.capacity):
        _rebuild(event)


def _rebuild(event: EventPage) -> None:
    for page in EventPage.objects.live().filter(translation_key=event.translation_key).order_by("pk"):
        dates.rebuild(page)
