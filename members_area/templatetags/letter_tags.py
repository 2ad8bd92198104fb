"""What the members' start page shows of letters, and the way to a calendar of one's own."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Exists
from django.utils.translation import get_language

from events.models import CalendarPage
from events.models.subscriptions import MemberFeed
from members_area import letters

register = template.Library()


@register.inclusion_tag("members_area/parts/latest_letter.html", takes_context=True)
def latest_letter(context: dict[str, Any]) -> dict[str, Any]:
    """Show the newest letter; nothing while there is none. One query."""
    return {"letter": letters.latest(user=context["request"].user, language=get_language() or "sv")}


@register.simple_tag(takes_context=True)
def own_calendar(context: dict[str, Any]) -> dict[str, Any]:
    """Return where members get a calendar feed of their own (`url`), and whether they have one. One query."""
    request = context["request"]
    has_one = Exists(MemberFeed.objects.filter(user_id=request.user.pk))
    pages = CalendarPage.objects.live().filter(locale__language_code=get_language()).annotate(has_own_feed=has_one)
    calendar = pages.first()
    return {
        "url": f"{calendar.get_url(request)}prenumerera/#own" if calendar else "",
        "is_there": bool(calendar and request.user.pk and calendar.has_own_feed),
    }
