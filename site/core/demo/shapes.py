"""The shapes of the demo data that the loaders of all apps read.

In rich text, `href="page:kontakt"` stands for the page with that key; page keys are slug paths from the
start page ("" is the start page itself). Pictures, documents, people and venues are named by their keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Block = tuple[str, Any]
"""(block name, value), as in the body's StreamField."""

Answer = Literal["yes", "no", "partly"]


@dataclass(frozen=True)
class PictureData:
    key: str  # pictures/<key>.webp
    title: str
    alt: str


@dataclass(frozen=True)
class DocumentData:
    key: str  # documents/<key>.pdf
    title: str
    paragraphs: tuple[tuple[Literal["h", "p"], str], ...]


@dataclass(frozen=True)
class PersonData:
    slug: str
    name: str
    title: str
    email: str
    phone: str
    bio: str
    portrait: str
    texts: dict[str, dict[str, str]]  # {"en": {"title": ..., "bio": ...}, "ar": ...}


@dataclass(frozen=True)
class RoomData:
    name: str
    seats: int
    note: str


@dataclass(frozen=True)
class VenueText:
    opening_hours: str
    directions: tuple[tuple[str, str], ...]
    notes: dict[str, str]  # question: note
    rooms: tuple[RoomData, ...]


@dataclass(frozen=True)
class VenueData:
    slug: str
    name: str
    address: str
    postal_code: str
    city: str
    lat: float
    lon: float
    opening_hours: str
    directions: tuple[tuple[str, str], ...]  # (label, text)
    accessibility: dict[str, tuple[Answer, str]]  # question: (answer, note)
    rooms: tuple[RoomData, ...]
    texts: dict[str, VenueText]  # by language
    internet: str = ""
    hire_text: str = ""  # empty where it is not for hire


@dataclass(frozen=True)
class PageData:
    """A page in one language; a translation has the same key and exactly the same structure."""

    key: str
    title: str
    lead: str
    search_description: str
    body: tuple[Block, ...] = ()
    main_image: str = ""
    main_image_alt: str = ""
    main_image_caption: str = ""
    easy_read: str = ""
    tags: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)  # fields that only this page type has


@dataclass(frozen=True)
class PostData:
    """A dated post; `days_ago` is negative for one that is scheduled."""

    key: str
    days_ago: int
    author: str
    page: PageData
