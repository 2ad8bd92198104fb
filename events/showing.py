"""What stands on an event's page and on a yearly day's: the date, its neighbours, the facts in their order."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from core.models.venues import AccessFact, Answer
from core.visibility import audiences
from events.models.kinds import Attendance, State
from events.models.occurrences import Occurrence
from events.signup import showing as signup

MOST_DATES = 12  # of a series, beside the one shown
MOST_YEARS = 40


@dataclass(frozen=True, slots=True)
class Material:
    """Something to read."""

    title: str
    url: str


def event(page: Any, request: HttpRequest, *, now: datetime.datetime) -> dict[str, Any]:
    """Return what an event's page shows beside its own fields."""
    shown = page.occurrence
    user = getattr(request, "user", None)
    is_member = audiences.may_read(user, audiences.MEMBERS)
    venue = shown.shown_venue if shown else page.venue
    return {
        "date": shown,
        "venue": venue,
        "access": [*own_access(page), *(venue.access_facts if venue else ())],
        "other_dates": others(page, shown, now),
        "is_over": bool(shown and shown.over_at <= now),
        "all_over": bool(page.dates and all(row.over_at <= now for row in page.dates)),
        "material": material(page, is_member=is_member),
        "hides_material": not is_member and any(item.value["members_only"] for item in page.material),
        "is_online": page.attendance != Attendance.ON_SITE,
        "is_on_site": page.attendance != Attendance.ONLINE,
        "states": State,
        "signup": signup.shown(page, shown, request, now=now),
    }


def own_access(page: Any) -> list[AccessFact]:
    """Return the event's own facts for those who come, as those of a venue."""
    return [
        AccessFact(
            key=f"own-{number}",
            label=item.value["label"],
            answer=item.value["answer"],
            answer_label=Answer(item.value["answer"]).label,
            note=item.value["note"] or "",
        )
        for number, item in enumerate(page.access)
    ]


def others(page: Any, shown: Any, now: datetime.datetime) -> list[Any]:
    """Return the other dates of a series: those of a study circle all, else the next ones."""
    rows = [row for row in page.dates if row is not shown]
    if page.is_circle:
        return rows
    return [row for row in rows if row.over_at > now][:MOST_DATES]


def material(page: Any, *, is_member: bool) -> list[Material]:
    """Return the material that the reader may have."""
    found = []
    for item in page.material:
        value = item.value
        if value["members_only"] and not is_member:
            continue
        url = value["document"].url if value["document"] else value["url"]
        found.append(Material(value["title"], url or ""))
    return found


def observance(page: Any, request: HttpRequest, *, now: datetime.datetime) -> dict[str, Any]:
    """Return the coming event of a yearly day, and those of earlier years: one query."""
    dates = Occurrence.objects.visible_to(request.user).filter(
        event__observance__translation_key=page.translation_key, event__locale__language_code=get_language()
    )
    rows = list(dates.as_rows().order_by("-starts_at", "-pk")[:MOST_YEARS])
    coming = [row for row in rows if row.over_at > now]
    return {"coming": coming[-1] if coming else None, "earlier": [row for row in rows if row.over_at <= now]}
