"""What else happens at a time: holidays, other events, and what the sources know of (sittings)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core.red_days import holidays_of
from events import sources
from events.models.occurrences import Occurrence
from events.months import midnight

_EVES = {(12, 24), (12, 31)}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A date somebody thinks of, and what speaks against it."""

    starts_at: datetime.datetime
    ends_at: datetime.datetime
    warnings: tuple[str, ...] = ()

    @property
    def date(self) -> datetime.date:
        """Return the day."""
        return timezone.localtime(self.starts_at).date()


def look(proposals: Iterable[Proposal], *, user: Any, venue: Any = None, but: int | None = None) -> list[Proposal]:
    """Return the proposals with what speaks against each: one query for all, and those of the sources.

    `but` is an event that clashes with none of its own dates.
    """
    wanted = sorted(proposals, key=lambda proposal: proposal.starts_at)
    if not wanted:
        return []
    start = midnight(wanted[0].date)
    end = midnight(wanted[-1].date + datetime.timedelta(days=1))
    rows = Occurrence.objects.visible_to(user).held().filter(event__locale__language_code=settings.LANGUAGE_CODE)
    rows = rows.exclude(event_id=but).between(start, end).as_rows()
    known: list[Any] = [*rows, *sources.entries(start, end, user=user, language=settings.LANGUAGE_CODE)]
    return [
        Proposal(
            item.starts_at,
            item.ends_at,
            (*_holiday(item.date), *(_say(row, venue) for row in known if not row.is_cancelled and _meet(item, row))),
        )
        for item in wanted
    ]


def _holiday(day: datetime.date) -> list[str]:
    if name := holidays_of(day.year).get(day):
        return [_("Holiday: %(name)s") % {"name": name}]
    tomorrow = holidays_of((day + datetime.timedelta(days=1)).year).get(day + datetime.timedelta(days=1))
    if tomorrow:
        return [_("The day before %(name)s") % {"name": tomorrow}]
    if (day.month, day.day) in _EVES:
        return [_("Christmas or New Year’s Eve")]
    return []


def _meet(item: Proposal, row: Any) -> bool:
    """Tell whether two things are at the same time; without an end, on the same day."""
    if row.all_day or not row.ends_at:
        return row.first_day == item.date
    return row.starts_at < item.ends_at and item.starts_at < row.ends_at


def _say(row: Any, venue: Any) -> str:
    time = "" if row.all_day else f"{timezone.localtime(row.starts_at):%H.%M} "
    text = _("At the same time: %(what)s") % {"what": f"{time}{row.title}"}
    if venue is not None and getattr(row, "shown_venue", None) == venue:
        text += " " + _("(in the same place)")
    return text
