"""What an event's page shows of its sign-up: a form, or why there is none."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from core.models import Audience
from core.visibility import audiences
from events.models.events import EventPage
from events.models.kinds import Attendance
from events.models.signups import Registration, SignupSheet
from events.signup import sheets
from events.signup.desk import Outcome
from events.signup.forms import SignupForm

PARAMETER = "tack"


class Stage(StrEnum):
    """What the page says."""

    OPEN = "open"
    CLOSED = "closed"
    FULL = "full"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Shown:
    """The sign-up as a page shows it."""

    sheet: SignupSheet
    stage: Stage
    form: SignupForm | None = None
    #: Whether the next one waits for a place.
    has_line: bool = False
    #: What was just sent: an Outcome, or nothing.
    sent: str = ""
    #: What the reader, being signed in, has signed up for.
    own: list[Registration] = field(default_factory=list)


def new_form(
    event: EventPage, sheet: SignupSheet, date: datetime.date | None, *, user: Any, data: Any = None
) -> SignupForm:
    """Return the form of an event, or of one date of it."""
    form = SignupForm(data, event=event, sheet=sheet, user=user)
    form.form_name = f"anmalan-{event.pk}" + (f"-{date:%Y%m%d}" if date else "")
    arguments = [event.pk, f"{date:%Y-%m-%d}"] if date else [event.pk]
    form.action = reverse("calendar:sign-up-date" if date else "calendar:sign-up", args=arguments)
    # What is done as a member is done in the session's name.
    form.needs_csrf = sheet.for_members or event.effective_audience != Audience.EVERYONE
    return form


def stage_of(event: EventPage, sheet: SignupSheet, row: Any, user: Any, now: datetime.datetime) -> Stage:
    """Return what can be done about one date just now: no query for a stranger."""
    if not sheet.is_open or row.is_cancelled or sheets.closes_at(sheet, sheets.beginning(event, row)) <= now:
        return Stage.CLOSED
    if sheet.for_members and not audiences.may_read(user, audiences.MEMBERS):
        return Stage.MEMBERS
    if row.is_booked_up and not sheet.has_queue and event.attendance != Attendance.BOTH:
        return Stage.FULL
    return Stage.OPEN


def shown(event: EventPage, row: Any, request: HttpRequest, *, now: datetime.datetime | None = None) -> Shown | None:
    """Return what the page shows, or None for an event without a sign-up: one query, two for a signed-in reader."""
    sheet = sheets.sheet_of(event) if event.pk and row is not None else None
    moment = now or timezone.now()
    if sheet is None or row.over_at <= moment:
        return None
    user = getattr(request, "user", None)
    date = sheets.date_of(event, row)
    own: list[Registration] = []
    if user is not None and user.is_authenticated:
        own = list(sheet.registrations.active().of_user(user).filter(date=date).order_by("pk")[:5])
    stage = stage_of(event, sheet, row, user, moment)
    form = None
    if stage is Stage.OPEN:
        filled = getattr(request, "public_form", None)
        form = filled if isinstance(filled, SignupForm) else new_form(event, sheet, date, user=user)
    said = request.GET.get(PARAMETER, "")
    sent = said if said in set(Outcome) else ""
    return Shown(sheet, stage, form, row.is_booked_up, sent, own)
