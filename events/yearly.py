"""This year's event of a yearly day: a draft with the right day, last year's programme, and what is left to do."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events import clashes
from events.clashes import Proposal
from events.models.calendar import CalendarPage
from events.models.events import EventPage
from events.models.kinds import EventKind, State
from events.models.observances import ObservancePage
from events.recurrence import localised, naive

USUAL = datetime.time(18, 0)
LENGTH = datetime.timedelta(hours=1)
# What is taken over from last year.
KEPT = (
    *("lead", "body", "main_image", "main_image_alt", "main_image_caption", "easy_read", "venue", "place"),
    *(
        "attendance",
        "kind",
        "all_day",
        "poster_date",
        "price",
        "contact_person",
        "programme",
        "organisers",
        "access",
        "audience",
    ),
)


@dataclass(frozen=True, slots=True)
class Made:
    """The draft, and the points that are open."""

    event: EventPage
    points: list[str]
    is_new: bool


def years_events(observance: ObservancePage) -> Any:
    """Return all events of a yearly day, the newest first, drafts included."""
    events = EventPage.objects.filter(observance__translation_key=observance.translation_key)
    return events.filter(locale_id=observance.locale_id).order_by("-starts_at", "-pk")


def make(observance: ObservancePage, year: int, *, user: Any) -> Made:
    """Make the event of a year as a draft; return the one that there is if it has been made already."""
    event = years_events(observance).filter(starts_at__year=year).first()
    if event is not None:
        return Made(event, open_points(observance, event, user=user), is_new=False)
    last = years_events(observance).filter(starts_at__year__lt=year).first()
    with transaction.atomic():
        event = _draft(observance, year, last, user)
        calendar = CalendarPage.objects.get(pk=observance.get_parent().pk)
        calendar.add_child(instance=event)
        if last is not None:
            event.areas.set(last.areas.all())
            event.tags.set([tag.name for tag in last.tags.all()])
        event.save_revision(user=user, log_action=False)
    return Made(event, open_points(observance, event, user=user), is_new=True)


def _draft(observance: ObservancePage, year: int, last: EventPage | None, user: Any) -> EventPage:
    kept = {name: getattr(last, name) for name in KEPT} if last else {"kind": EventKind.MANIFESTATION}
    starts_at, ends_at, all_day = when(observance, year, last)
    event = EventPage(
        **{**kept, "all_day": all_day},
        title=last.title if last else observance.title,
        slug=f"{observance.slug}-{year}",
        starts_at=starts_at,
        ends_at=ends_at,
        observance=observance,
        state=State.PLANNED,
        live=False,
        owner=user,
    )
    if last is None:
        event.place = observance.usual_place
    return event


def when(
    observance: ObservancePage, year: int, last: EventPage | None
) -> tuple[datetime.datetime, datetime.datetime | None, bool]:
    """Return start, end and whether it lasts all day: the day's own date, at last year's time by the clock."""
    before = naive(last.starts_at) if last else None
    day = observance.day_in(year)
    if day is None:  # a day that moves: as near last year's as the same weekday comes
        weeks = datetime.timedelta(days=364 * (year - before.year)) if before else datetime.timedelta()
        day = before.date() + weeks if before else datetime.date(year, 6, 1)
    time = before.time() if before else (observance.usual_time or USUAL)
    start = datetime.datetime.combine(day, time)
    all_day = last.all_day if last else observance.last_day_in(year) is not None
    end: datetime.datetime | None = start + LENGTH
    if last:
        end = start + (naive(last.ends_at) - naive(last.starts_at)) if last.ends_at else None
    if (last_day := observance.last_day_in(year)) is not None and all_day:
        end = datetime.datetime.combine(last_day, datetime.time())
    return localised(start), localised(end) if end else None, all_day


def open_points(observance: ObservancePage, event: EventPage, *, user: Any) -> list[str]:
    """Return what is left to decide, the checklist last."""
    points = [_("It falls on %(day)s.") % {"day": date_format(timezone.localtime(event.starts_at), "l j F Y")}]
    end = event.ends_at or event.starts_at + LENGTH
    if not event.all_day:
        (looked,) = clashes.look([Proposal(event.starts_at, end)], user=user, venue=event.venue, but=event.pk)
        points += looked.warnings
    if observance.day is None:
        points.append(_("The day moves from year to year: check the date."))
    if event.programme:
        points.append(_("The programme is last year’s: go through times and names."))
    else:
        points.append(_("There is no programme yet."))
    if not event.where:
        points.append(_("There is no place yet."))
    if not event.contact_person:
        points.append(_("Nobody is named for questions."))
    return points + [line.strip() for line in observance.checklist.splitlines() if line.strip()]
