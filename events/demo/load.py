"""Loads the demo's calendar: what is near in time, and the days that return every year."""

from __future__ import annotations

import datetime

from django.utils import timezone
from wagtail.models import Site

from core.demo import building
from core.demo.content import VENUES
from core.demo.shapes import PageData
from core.models import Venue
from events.demo import content
from events.demo.content import EventData
from events.models import CalendarPage, EventPage, State


def load(site: Site) -> None:
    """Lay out the calendar."""
    home, today = site.root_page.specific, timezone.localdate()
    find = building.page_finder(home)
    data = content.INDEX
    calendar = CalendarPage(title=data.title, slug=data.key, show_in_menus=True)
    home.add_child(instance=calendar)
    building.apply_texts(calendar, data, find)
    building.publish(calendar, data.tags)
    for event in (*content.events(today), *content.observances(today)):
        make_event(calendar, event, find)


def make_event(calendar: CalendarPage, data: EventData, find: building.Find, **fields: str) -> EventPage:
    """Publish an event under the calendar."""
    page = EventPage(
        title=data.title,
        slug=data.slug,
        kind=data.kind,
        starts_at=_moment(data.day, data.start),
        ends_at=_moment(data.day, data.end) if data.end else None,
        all_day=not data.start,
        venue=_venue(data.venue),
        place=data.place,
        state=State.CANCELLED if data.is_cancelled else State.PLANNED,
        **fields,
    )
    calendar.add_child(instance=page)
    building.apply_texts(page, _texts(data), find)
    return building.publish(page, data.tags)


def _texts(data: EventData) -> PageData:
    return PageData(
        key=f"{content.INDEX.key}/{data.slug}",
        title=data.title,
        lead=data.lead,
        search_description=data.lead,
        body=data.body,
        main_image=data.main_image,
        main_image_alt=data.main_image_alt,
    )


def _moment(day: datetime.date, time: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.fromisoformat(time or "00:00")))


def _venue(slug: str) -> Venue | None:
    name = next((venue.name for venue in VENUES if venue.slug == slug), None)
    return Venue.objects.get(name=name) if name else None
