"""The calendar's tags: what other pages show of it."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import get_language

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
