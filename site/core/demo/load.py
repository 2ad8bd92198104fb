"""Loads core's demo content: languages, pictures, documents, people, places and site settings."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Locale, Site

from core.demo import building, content
from core.demo.shapes import VenueData
from core.models import CustomDocument, CustomImage, Person, SiteSettings, Venue
from core.renditions import PORTRAIT_FILTERS, make_renditions
from core.search.documents import read_text
from core.search.entries import keep_document

LANGUAGES = ("sv", "en", "ar")


def load(site: Site) -> None:
    """Load what all other demo content points at."""
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    for picture in content.PICTURES:
        CustomImage.objects.create(
            title=picture.title, description=picture.alt, file=building.open_picture(picture.key)
        )
    for document in content.DOCUMENTS:
        data = (building.DOCUMENTS / f"{document.key}.pdf").read_bytes()
        made = CustomDocument.objects.create(title=document.title, file=ContentFile(data, name=f"{document.key}.pdf"))
        keep_document(made, read_text(made))
    for person in content.PEOPLE:
        Person.objects.create(
            **{name: getattr(person, name) for name in ("slug", "name", "title", "email", "phone", "bio")},
            photo=building.image_by_key(person.portrait),
            translations=_languages(person.texts),
        )
    for venue in content.VENUES:
        _make_venue(venue)
    portraits = CustomImage.objects.filter(pk__in=Person.objects.values("photo"))
    make_renditions(portraits, PORTRAIT_FILTERS)


def finish(site: Site) -> None:
    """Fill in the site settings, which point at pages."""
    find = building.page_finder(site.root_page)
    values = content.settings(timezone.localdate())
    settings = SiteSettings.for_site(site)
    for name, value in values.items():
        if name.endswith("_page"):
            setattr(settings, name, find(value))
        elif name not in {"profiles", "texts", "notice_from_days", "notice_to"}:
            setattr(settings, name, value)
    settings.profiles = [("profile", profile) for profile in values["profiles"]]
    settings.translations = _languages(values["texts"])
    settings.notice_from = timezone.now() + datetime.timedelta(days=values["notice_from_days"])
    settings.notice_to = _end_of_day(values["notice_to"])
    settings.full_clean(exclude=["site"])
    settings.save()


def _languages(texts: dict[str, dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    return [("language", {"language": code, **values}) for code, values in texts.items()]


def _end_of_day(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(23, 59)))


def _ways(directions: Any) -> list[dict[str, str]]:
    return [{"label": label, "text": text} for label, text in directions]


def _rooms(rooms: Any) -> list[dict[str, Any]]:
    return [{"name": room.name, "seats": room.seats, "note": room.note} for room in rooms]


def _make_venue(data: VenueData) -> None:
    answers = {key: answer for key, (answer, _note) in data.accessibility.items()}
    notes = {f"{key}_note": note for key, (_answer, note) in data.accessibility.items()}
    translations = {
        code: {
            "opening_hours": text.opening_hours,
            "directions": _ways(text.directions),
            "notes": [{"question": key, "note": note} for key, note in text.notes.items()],
            "rooms": _rooms(text.rooms),
        }
        for code, text in data.texts.items()
    }
    venue = Venue(
        name=data.name,
        internet=data.internet,
        can_be_hired=bool(data.hire_text),
        hire_text=data.hire_text,
        street=data.address,
        postal_code=data.postal_code,
        city=data.city,
        latitude=str(data.lat),
        longitude=str(data.lon),
        opening_hours=data.opening_hours,
        directions=[("way", way) for way in _ways(data.directions)],
        rooms=[("room", room) for room in _rooms(data.rooms)],
        translations=_languages(translations),
        **answers,
        **notes,
    )
    venue.full_clean()
    venue.save()
