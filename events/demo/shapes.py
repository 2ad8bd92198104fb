"""What the demo's calendar is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from core.demo.shapes import Block

Kind = Literal["manifestation", "member_meeting", "studies", "social", "red_saturday", "fblive", "municipal"]
How = Literal["on_site", "online", "both"]


@dataclass(frozen=True)
class EventData:
    """An event. Times are "HH:MM", local; without a start it lasts all day. Others are named by their slugs."""

    slug: str
    title: str
    lead: str
    kind: Kind
    day: date
    start: str = ""
    end: str = ""
    last_day: date | None = None
    venue: str = ""
    place: str = ""
    body: tuple[Block, ...] = ()
    main_image: str = ""
    main_image_alt: str = ""
    tags: tuple[str, ...] = ()
    state: str = "planned"
    state_note: str = ""
    how: How = "on_site"
    online_note: str = ""
    price: str = ""
    contact: str = ""
    leader: str = ""
    poster: str = ""
    programme: tuple[tuple[str, str, str], ...] = ()  # (time, what, where)
    access: tuple[tuple[str, str, str], ...] = ()  # (about, answer, note)
    organisers: tuple[tuple[str, str], ...] = ()  # (name, address)
    areas: tuple[str, ...] = ()
    observance: str = ""
    rule: str = ""
    not_on: tuple[date, ...] = ()
    is_circle: bool = False
    takes_questions: bool = False
    material: tuple[tuple[str, str, bool], ...] = ()  # (title, address, for members only)
    afterwards: tuple[Block, ...] = ()
    decided: tuple[tuple[int, dict[str, Any]], ...] = ()  # (which of its coming dates, what was decided of it)


@dataclass(frozen=True)
class ObservanceData:
    """A yearly day; without day and month one that moves."""

    slug: str
    title: str
    lead: str
    day: int | None = None
    month: int | None = None
    until: tuple[int, int] | None = None  # (day, month)
    is_celebrated: bool = False
    usual_time: str = ""
    usual_place: str = ""
    checklist: tuple[str, ...] = ()
    contacts: str = ""
    body: tuple[Block, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
