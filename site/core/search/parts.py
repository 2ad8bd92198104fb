"""A part of a page that the search finds by itself, and leads to by its anchor."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """What a part says, and the id of its place on the page."""

    anchor: str
    title: str
    lead: str = ""
    text: str = ""
