"""The calendar's tags: what other pages show of it."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from core.models import BasePage, PageTag
from events.models import EventPage

register = template.Library()


@register.inclusion_tag("events/tags/next_events.html", takes_context=True)
def next_events(context: dict[str, Any], count: int = 3) -> dict[str, Any]:
    """Show what comes next in the language in use: one query."""
    request = context["request"]
    events = list(
        EventPage.objects.live()
        .visible_to(request.user)
        .filter(locale__language_code=get_language(), is_cancelled=False)
        .upcoming(timezone.now())
        .as_rows()[:count]
    )
    return {"events": events, "calendar_url": events[0].get_parent_url(request) if events else ""}


@register.simple_tag(takes_context=True)
def area_events(context: dict[str, Any], page: Any, count: int = 3) -> list[EventPage]:
    """Return what comes next of what has a tag in common with a policy area: one query."""
    request = context["request"]
    if not page.pk:
        return []
    tags = PageTag.objects.filter(content_object__translation_key=page.translation_key).values("tag")
    alike = BasePage.objects.filter(tagged_items__tag__in=tags).values("translation_key")
    events = EventPage.objects.live().visible_to(request.user).upcoming(timezone.now()).as_rows()
    found = events.filter(translation_key__in=alike, locale__language_code=get_language(), is_cancelled=False)
    return list(found[:count])
