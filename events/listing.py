"""The calendar's list: a page of dates in their months, with what the sources know of the same time."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from core.months import by_month
from events import sources
from events.filters import Filters
from events.models.calendar import PAGE_SIZE
from events.models.occurrences import Occurrence

MOST_PAGES = 500
FAR = datetime.timedelta(days=366)


def dates_of(calendar: Any, request: HttpRequest, filters: Filters) -> Any:
    """Return the dates of a calendar that the reader may see, narrowed down."""
    dates = Occurrence.objects.visible_to(request.user).filter(event__locale_id=calendar.locale_id)
    return filters.apply(dates).as_rows()


def page_number(request: HttpRequest) -> int:
    """Return which page of the list is asked for; the first for anything that is no number."""
    text = request.GET.get("sida", "")
    return min(max(int(text), 1), MOST_PAGES) if text.isascii() and text.isdecimal() and len(text) < 7 else 1


def upcoming(calendar: Any, request: HttpRequest, *, now: datetime.datetime) -> dict[str, Any]:
    """Return a page of what comes: two queries, and those of the sources."""
    filters, number = Filters.of(request), page_number(request)
    rows, following = _slice(dates_of(calendar, request, filters).upcoming(now), number)
    start = now if number == 1 else (rows[0].starts_at if rows else None)
    end = following.starts_at if following else now + FAR
    if start is not None:
        rows = _with_sources(rows, start, end, request, filters)
    return _context(calendar, request, filters, rows, following, number, is_past=False, now=now)


def past(calendar: Any, request: HttpRequest, *, now: datetime.datetime) -> dict[str, Any]:
    """Return a page of what has been: two queries, and those of the sources."""
    filters, number = Filters.of(request), page_number(request)
    rows, following = _slice(dates_of(calendar, request, filters).past(now), number)
    if rows:
        end = now if number == 1 else rows[0].starts_at
        start = following.starts_at if following else rows[-1].starts_at - FAR
        rows = _with_sources(rows, start, end, request, filters)[::-1]
    return _context(calendar, request, filters, rows, following, number, is_past=True, now=now)


def _slice(dates: Any, number: int) -> tuple[list[Any], Any]:
    """Return a page, and the first row of the next one: no counting, however many there are."""
    first = (number - 1) * PAGE_SIZE
    found = list(dates[first : first + PAGE_SIZE + 1])
    return found[:PAGE_SIZE], (found[PAGE_SIZE] if len(found) > PAGE_SIZE else None)


def _with_sources(
    rows: list[Any], start: datetime.datetime, end: datetime.datetime, request: HttpRequest, filters: Filters
) -> list[Any]:
    others = sources.entries(start, end, user=request.user, language=get_language() or "")
    others = [entry for entry in others if start <= entry.starts_at < end and filters.takes(entry)]
    return sorted([*rows, *others], key=lambda row: row.starts_at)


def _context(  # noqa: PLR0917 - what the list has worked out, in its order
    calendar: Any,
    request: HttpRequest,
    filters: Filters,
    rows: list[Any],
    following: Any,
    number: int,
    *,
    is_past: bool,
    now: datetime.datetime,
) -> dict[str, Any]:
    url = calendar.get_url(request) or ""
    return {
        "months": [{"month": month, "events": group} for month, group in by_month(rows, lambda row: row.starts_at)],
        "filters": filters,
        "is_past": is_past,
        "url": url,
        "page_number": number,
        "earlier_page": number - 1 if number > 1 else None,
        "later_page": number + 1 if following else None,
        "following": following,
        "base_query": f"{filters.query}&" if filters else "?",
        "today": now,
    }
