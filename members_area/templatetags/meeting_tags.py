"""What other pages show of meetings: the next one, the latest minutes, and the public agenda of an event."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from members_area.meetings import showing, upcoming

register = template.Library()


@register.inclusion_tag("members_area/parts/next_meeting.html", takes_context=True)
def next_meeting(context: dict[str, Any], event: Any = None) -> dict[str, Any]:
    """Show the next meeting with its agenda, and ask whether the reader comes: two queries.

    Without a meeting, the date of an event is shown that stands in for it.
    """
    request = context["request"]
    meeting = upcoming.next_meeting(request.user)
    if meeting is None or (event is not None and event.starts_at < meeting.starts_at):
        return {"meeting": None, "event": event}
    return showing.card(meeting, now=timezone.now()) | {
        "csrf_token": context.get("csrf_token"),
        "back": request.path,
    }


@register.inclusion_tag("members_area/parts/latest_minutes.html", takes_context=True)
def latest_minutes(context: dict[str, Any]) -> dict[str, Any]:
    """Show the latest minutes: one query."""
    request = context["request"]
    rows = upcoming.latest_minutes(request.user)
    return {"rows": rows, "all_url": rows[0].meeting.get_parent_url(request) if rows and rows[0].meeting else ""}


@register.inclusion_tag("members_area/parts/public_agenda.html")
def public_agenda(event: Any) -> dict[str, Any]:
    """Show the agenda of the meeting that an event is, if everyone may see it: two queries at most."""
    return {"items": showing.public_agenda(event)}
