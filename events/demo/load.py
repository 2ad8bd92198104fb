"""Loads the demo's calendar: what is near in time, the terms, what comes back by a rule, and the yearly days."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from core.demo import building
from core.demo.content import VENUES
from core.demo.shapes import Block, PageData
from core.models import Person, Venue
from events import dates
from events.demo import content, observances, series, signups
from events.demo.shapes import EventData, ObservanceData
from events.models import CalendarPage, EventPage, ObservancePage, Occurrence
from events.models.observances import Manner
from events.recurrence import write_dates
from program.models import PolicyAreaPage


def load(site: Site) -> None:
    """Lay out the calendar, and the yearly days that events point at."""
    home, today = site.root_page.specific, timezone.localdate()
    find = building.page_finder(home)
    data = content.INDEX
    calendar = CalendarPage(title=data.title, slug=data.key, show_in_menus=True, **content.OF_THE_CALENDAR)
    home.add_child(instance=calendar)
    building.apply_texts(calendar, data, find)
    calendar.studies_body = _stream(calendar, "studies_body", data.key, content.STUDIES_BODY, find)
    building.publish(calendar, data.tags)
    for day in observances.observances():
        _make_observance(calendar, day, find)
    for event in (
        *content.events(today),
        *series.meetings(today),
        *series.series(today),
        *observances.events(today),
    ):
        make_event(calendar, event, find)
    signups.load()


def make_event(calendar: CalendarPage, data: EventData, find: building.Find, **fields: str) -> EventPage:
    """Publish an event under the calendar."""
    page = EventPage(
        title=data.title,
        slug=data.slug,
        kind=data.kind,
        starts_at=_moment(data.day, data.start),
        ends_at=_moment(data.last_day or data.day, data.end) if data.end or data.last_day else None,
        all_day=not data.start,
        venue=_venue(data.venue),
        place=data.place,
        state=data.state,
        state_note=data.state_note,
        attendance=data.how,
        online_note=data.online_note,
        price=data.price,
        poster_date=data.poster,
        contact_person=Person.objects.filter(slug=data.contact).first() if data.contact else None,
        leader=Person.objects.filter(slug=data.leader).first() if data.leader else None,
        is_circle=data.is_circle,
        takes_questions=data.takes_questions,
        rrule=data.rule,
        exdates=write_dates(data.not_on),
        observance=ObservancePage.objects.filter(slug=data.observance).first() if data.observance else None,
        programme=[("item", {"time": t, "what": what, "where": where}) for t, what, where in data.programme],
        access=[("fact", {"label": label, "answer": answer, "note": note}) for label, answer, note in data.access],
        organisers=[("organiser", {"name": name, "url": url}) for name, url in data.organisers],
        material=[
            ("material", {"title": title, "url": url, "members_only": members}) for title, url, members in data.material
        ],
        **fields,
    )
    calendar.add_child(instance=page)
    building.apply_texts(page, _texts(data), find)
    page.afterwards = _stream(page, "afterwards", f"{data.slug}/efter", data.afterwards, find)
    page.areas.set(PolicyAreaPage.objects.filter(slug__in=data.areas, locale=page.locale))
    building.publish(page, data.tags)
    _decide(page, data)
    return page


def _decide(page: EventPage, data: EventData) -> None:
    """Decide what was decided of single dates, counted among those ahead."""
    coming = list(Occurrence.objects.filter(event=page).upcoming(timezone.now()))
    for number, own in data.decided:
        if number < len(coming):
            dates.decide(coming[number], **own)


def _make_observance(calendar: CalendarPage, data: ObservanceData, find: building.Find) -> None:
    page = ObservancePage(
        title=data.title,
        slug=data.slug,
        day=data.day,
        month=data.month,
        last_day_of_month=data.until[0] if data.until else None,
        last_month=data.until[1] if data.until else None,
        manner=Manner.CELEBRATED if data.is_celebrated else Manner.OBSERVED,
        usual_time=datetime.time.fromisoformat(data.usual_time) if data.usual_time else None,
        usual_place=data.usual_place,
        checklist="\n".join(data.checklist),
        contacts=data.contacts,
    )
    calendar.add_child(instance=page)
    key = f"{content.INDEX.key}/{data.slug}"
    texts = PageData(key=key, title=data.title, lead=data.lead, search_description=data.lead, body=data.body)
    building.apply_texts(page, texts, find)
    building.publish(page)


def _stream(page: Any, name: str, key: str, blocks: tuple[Block, ...], find: building.Find) -> Any:
    field = page._meta.get_field(name)
    return field.to_python(building.BodyBuilder(key, find).build(field.stream_block, blocks))


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
