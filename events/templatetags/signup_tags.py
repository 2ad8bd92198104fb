"""The sign-up, the secret link and the questions on an event's page."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

from core.visibility import audiences
from events import asking
from events.models.kinds import Attendance
from events.signup import sheets, tokens

register = template.Library()


@register.inclusion_tag("events/tags/signup.html", takes_context=True)
def event_signup(context: dict[str, Any], page: Any, date: Any) -> dict[str, Any]:
    """Show the form, or what became of it: what events.signup.showing has found out."""
    shown = context.get("signup")
    own = [(row, tokens.path_of(row)) for row in shown.own] if shown else []
    return {
        "signup": shown,
        "own": own,
        "page": page,
        "date": date,
        "csrf_token": context.get("csrf_token"),
        "page_url": date.url if shown and sheets.is_by_date(page) else page.url,
        "keep_days": settings.SIGNUP_KEEP_DAYS,
        "is_whole": page.is_circle and page.repeats,
    }


@register.inclusion_tag("events/tags/online_link.html", takes_context=True)
def online_link(context: dict[str, Any], page: Any, *, is_over: bool = False) -> dict[str, Any]:
    """Show members the secret link, and tell others how to get it: no query for a stranger, one for a member."""
    if page.attendance == Attendance.ON_SITE or not page.pk or is_over:
        return {}
    if audiences.may_read(getattr(context["request"], "user", None), audiences.MEMBERS):
        return {"link": sheets.link_of(page)}
    signup = context.get("signup")
    return {"link": None, "is_for_signed_up": signup is not None and signup.form is not None}


@register.inclusion_tag("events/tags/questions.html", takes_context=True)
def event_questions(context: dict[str, Any], page: Any, *, is_over: bool = False) -> dict[str, Any]:
    """Show residents' questions with their answers, and the form before it begins: one query."""
    request = context["request"]
    shown = asking.shown(page, request, is_over=is_over)
    return shown | {"page_url": page.url, "csrf_token": context.get("csrf_token")}
