"""Which sheet an event has, whatever language it is read in, and until when names are taken."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from events.models.events import EventPage
from events.models.signups import OnlineLink, SignupSheet


def source_of(event: EventPage) -> EventPage:
    """Return the page that the sheet and the link of all its translations hang on: the first one."""
    family = EventPage.objects.filter(translation_key=event.translation_key).order_by("pk")
    return family.first() or event


def sheet_of(event: EventPage) -> SignupSheet | None:
    """Return the event's sheet: one query."""
    return SignupSheet.objects.filter(event__translation_key=event.translation_key).first()


def link_of(event: EventPage) -> OnlineLink | None:
    """Return the secret link of a meeting online. Who may see it is for the caller to ask: one query."""
    return OnlineLink.objects.filter(event__translation_key=event.translation_key).exclude(url="", note="").first()


def is_by_date(event: EventPage) -> bool:
    """Tell whether one signs up for each date; for a circle, or what happens once, it is for the whole."""
    return event.repeats and not event.is_circle


def date_of(event: EventPage, row: Any) -> datetime.date | None:
    """Return what a registration's `date` is for this date of the event."""
    return row.date if is_by_date(event) else None


def beginning(event: EventPage, row: Any) -> datetime.datetime:
    """Return when what one signs up for begins: the date, or the first one of a circle."""
    if is_by_date(event):
        return row.starts_at
    return min((date.starts_at for date in event.dates), default=event.starts_at)


def closes_at(sheet: SignupSheet, begins: datetime.datetime) -> datetime.datetime:
    """Return when no more names are taken: when it begins, or at the end of a day before."""
    if not sheet.closes_days:
        return begins
    day = timezone.localtime(begins).date() - datetime.timedelta(days=sheet.closes_days - 1)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def dates_of(event: EventPage, date: datetime.date | None) -> list[Any]:
    """Return the dates that a registration is for; none if the rule no longer gives its day."""
    return [row for row in event.dates if date is None or row.date == date]
