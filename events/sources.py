"""What happens elsewhere in the site and belongs in the calendar: the sittings that a higher floor knows of.

An app registers a source in its `ready()`; the calendar's list, month, feeds and clash warnings ask it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

MOST = 500  # entries of one source and one question


@dataclass(frozen=True, slots=True)
class Entry:
    """A date that is no event of ours, with what a row shows. `uid` is unique in the site and never changes."""

    uid: str
    title: str
    url: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime | None = None
    where: str = ""
    summary: str = ""
    kind: str = "municipal"
    kind_label: str = ""
    #: For whom, in words; empty for "Open to everyone".
    whom_label: str = ""
    how_label: str = ""
    all_day: bool = False
    is_cancelled: bool = False
    changed_at: datetime.datetime | None = None
    is_moved: bool = False

    # So that it passes where a date of an event does.
    is_full = False
    is_members_only = False
    last_day = None
    state_note = ""

    @property
    def pk(self) -> str:
        """Return what makes the row's id unique."""
        return self.uid

    @property
    def first_day(self) -> datetime.date:
        """Return the day it starts, in the site's time zone."""
        return timezone.localtime(self.starts_at).date()


#: (start, end, user or None, language) → what happens in the time, of what the user may see. At most two queries.
Source = Callable[[datetime.datetime, datetime.datetime, Any, str], Iterable[Entry]]

_sources: dict[str, Source] = {}


def register_source(name: str, source: Source) -> None:
    """Have the calendar show what a source knows of. Registering a name again replaces the source."""
    _sources[name] = source


def forget_source(name: str) -> None:
    """Take a source out again."""
    _sources.pop(name, None)


def entries(start: datetime.datetime, end: datetime.datetime, *, user: Any, language: str) -> list[Entry]:
    """Return what all sources know of from start to end, in order."""
    found: list[Entry] = []
    for source in _sources.values():
        for number, entry in enumerate(source(start, end, user, language)):
            if number >= MOST:
                break
            found.append(entry)
    return sorted(found, key=lambda entry: (entry.starts_at, entry.uid))
