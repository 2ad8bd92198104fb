"""The calendar's tags: what other pages show of it, and the links around an event."""

from __future__ import annotations

import datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from core.site_context import Link
from events.models import CalendarPage, Occurrence
from events.subscribing import Feed
from program.models import PolicyAreaPage

register = template.Library()


def _coming(context: dict[str, Any], **conditions: Any) -> Any:
    """Return the dates ahead that will be held, in the language in use."""
    request = context["request"]
    dates = Occurrence.objects.visible_to(request.user).in_language(get_language()).held()
    return dates.filter(**conditions).upcoming(timezone.now()).as_rows()


def _calendar_url(context: dict[str, Any], rows: list[Any]) -> str:
    """Return the calendar's address, which every event's begins with: no query."""
    return rows[0].event.get_parent_url(context["request"]) if rows else ""


@register.inclusion_tag("events/tags/next_events.html", takes_context=True)
def next_events(context: dict[str, Any], count: int = 3) -> dict[str, Any]:
    """Show what comes next in the language in use: one query."""
    rows = list(_coming(context)[:count])
    return {"events": rows, "calendar_url": _calendar_url(context, rows)}


@register.simple_tag(takes_context=True)
def area_events(context: dict[str, Any], page: Any, count: int = 3) -> dict[str, Any] | None:
    """Return what happens next in a policy area, and where there is more: one query. None where nothing does."""
    if not page.pk:
        return None
    rows = list(_coming(context, event__areas__translation_key=page.translation_key)[:count])
    return {"events": rows, "more_url": f"{_calendar_url(context, rows)}?omrade={page.slug}"} if rows else None


@register.inclusion_tag("events/tags/venue_events.html", takes_context=True)
def venue_events(context: dict[str, Any], venue: Any, count: int = 5) -> dict[str, Any]:
    """Show what happens next at a venue: one query."""
    rows = list(_coming(context, event__venue=venue)[:count])
    return {"events": rows, "calendar_url": _calendar_url(context, rows)}


@register.simple_tag(takes_context=True)
def crumbs_with(context: dict[str, Any], page: Any) -> list[Link]:
    """Return the way to an address below a page: the pages above, and the page itself."""
    return [*context["site"].breadcrumbs, Link(page.menu_title, page.get_url(context["request"]) or "")]


@register.simple_tag(takes_context=True)
def page_areas(context: dict[str, Any], page: Any) -> list[Any]:
    """Return the policy areas of an event that the reader may read, in the language in use: one query."""
    request = context["request"]
    keys = [area.translation_key for area in page.areas.all()]
    if not keys:
        return []
    areas = PolicyAreaPage.objects.readable_by(request.user).filter(locale__language_code=get_language())
    return list(areas.filter(translation_key__in=keys))


@register.simple_tag(takes_context=True)
def calendar_links(context: dict[str, Any], page: Any, date: Any) -> dict[str, str]:
    """Return the addresses that put an event into one's own calendar."""
    if not page.pk or date is None:
        return {}
    request = context["request"]
    feed = Feed(page.title, request.build_absolute_uri(reverse("calendar:event-feed", args=[page.pk])))
    return {"ics": feed.url, "webcal": feed.webcal, "google": _google(page, date), "outlook": _outlook(page, date)}


def _times(page: Any, date: Any) -> tuple[datetime.datetime, datetime.datetime]:
    return date.starts_at, date.ends_at or date.starts_at + datetime.timedelta(hours=0 if page.all_day else 1)


def _google(page: Any, date: Any) -> str:
    start, end = (timezone.localtime(moment) for moment in _times(page, date))
    if page.all_day:
        span = f"{start:%Y%m%d}/{end + datetime.timedelta(days=1):%Y%m%d}"
    else:
        span = f"{start:%Y%m%dT%H%M%S}/{end:%Y%m%dT%H%M%S}"
    values = {"action": "TEMPLATE", "text": date.title, "dates": span, "ctz": "Europe/Stockholm"}
    values |= {"location": date.where, "details": page.share_url}
    return f"https://calendar.google.com/calendar/render?{urlencode(values)}"


def _outlook(page: Any, date: Any) -> str:
    start, end = (timezone.localtime(moment) for moment in _times(page, date))
    values = {"path": "/calendar/action/compose", "rru": "addevent", "subject": date.title}
    if page.all_day:
        values |= {"startdt": f"{start:%Y-%m-%d}", "enddt": f"{end:%Y-%m-%d}", "allday": "true"}
    else:
        values |= {"startdt": start.isoformat(), "enddt": end.isoformat()}
    values |= {"location": date.where, "body": page.share_url}
    return f"https://outlook.live.com/calendar/0/deeplink/compose?{urlencode(values)}"


@register.simple_tag
def calendar_address() -> str:
    """Return the calendar's address in the language in use, or nothing: one query."""
    page = CalendarPage.objects.live().visible_to(None).filter(locale__language_code=get_language()).first()
    return (page.url if page else None) or ""
