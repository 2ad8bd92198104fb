"""The archive: the meetings that come, and all minutes with how far they have come."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest

from members_area.meetings import upcoming
from members_area.models import ApprovedMinutes, MeetingKind, MeetingsPage, MinutesPage, MinutesState
from members_area.models.approvals import State

PAGE_SIZE = 20
MOST_COMING = 6
LONGEST = 100


def with_states(pages: QuerySet[MinutesPage]) -> list[MinutesPage]:
    """Return minutes with `sealed_on`, `petals` and `is_waiting` at hand, in the same query."""
    state = MinutesState.objects.filter(page_id=OuterRef("pk")).values("state")[:1]
    sealed = ApprovedMinutes.objects.filter(minutes_id=OuterRef("pk")).values("at")[:1]
    found = list(pages.annotate(state_now=Subquery(state), sealed_on=Subquery(sealed)))
    for page in found:
        row: Any = page
        row.petals = 4 if row.sealed_on else 3 if row.state_now == State.REVIEW else 2
    return found


def page_of(page: MeetingsPage, request: HttpRequest, *, now: datetime.datetime) -> dict[str, Any]:
    """Return what the page of meetings shows: four queries."""
    rows = MinutesPage.objects.live().descendant_of(page).visible_to(request.user).filter(meeting__isnull=False)
    years = [day.year for day in rows.dates("date", "year", order="DESC")]
    chosen = _chosen(request, years)
    if chosen["kind"]:
        rows = rows.filter(meeting__kind=chosen["kind"])
    if chosen["year"]:
        rows = rows.filter(date__year=chosen["year"])
    if chosen["q"]:
        rows = rows.filter(title__icontains=chosen["q"])
    paginator = Paginator(rows.select_related("meeting").order_by("-date", "-pk"), PAGE_SIZE)
    shown = paginator.get_page(request.GET.get("sida"))
    shown.object_list = with_states(shown.object_list)  # type: ignore[arg-type]  # a slice of our own queryset
    coming = upcoming.coming(request.user, now - upcoming.STILL_ON).descendant_of(page)
    return {
        "coming": list(coming[:MOST_COMING]),
        "minutes": shown,
        "years": years,
        "kinds": MeetingKind.choices,
        "chosen": chosen,
        "is_filtered": any(chosen.values()),
        "query": "&".join(f"{name}={value}" for name, value in _asked(chosen) if value),
    }


def _asked(chosen: dict[str, Any]) -> list[tuple[str, Any]]:
    from urllib.parse import quote  # noqa: PLC0415

    return [("slag", chosen["kind"]), ("ar", chosen["year"]), ("q", quote(chosen["q"]))]


def _chosen(request: HttpRequest, years: list[int]) -> dict[str, Any]:
    kind = request.GET.get("slag", "")
    year = request.GET.get("ar", "")
    return {
        "kind": kind if kind in MeetingKind.values else "",
        "year": int(year) if year.isascii() and year.isdigit() and int(year) in years else 0,
        "q": request.GET.get("q", "").replace("\0", "").strip()[:LONGEST],
    }
