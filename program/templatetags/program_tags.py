"""The programme's tags: what the front page shows of it."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.templatetags.design_tags import day_month
from program.models import ActivityPlanPage, PlannedAction, PolicyAreaPage
from program.plans import parts_of
from program.progress import Tally, clusters_of, is_month

register = template.Library()


@register.inclusion_tag("program/tags/activity_cluster.html", takes_context=True)
def activity_cluster(context: dict[str, Any]) -> dict[str, Any]:
    """Show the newest plan in the language in use as a lilac: two queries. Without a plan, nothing."""
    request = context["request"]
    plans = ActivityPlanPage.objects.readable_by(request.user).filter(locale__language_code=get_language())
    plan = plans.defer("body", "easy_read").first()
    if plan is None:
        return Tally().as_dict()
    parts = parts_of(plan)
    tally = sum((part for _title, part in parts), Tally())
    clusters = clusters_of(parts)
    return {"plan_url": plan.get_url(request), "plan_title": plan.title, "clusters": clusters, **tally.as_dict()}


@register.simple_tag
def due_words(action: PlannedAction, year: int | None = None) -> str:
    """Say by when an action is to be done: "till 27 augusti", or "till oktober" for the last day of a month."""
    if action.due is None:
        return ""
    day = date_format(action.due, "F") if is_month(action.due) else day_month(action.due)
    when = day if action.due.year == year else f"{day}\N{NO-BREAK SPACE}{action.due.year}"
    return _("by %(when)s") % {"when": when}


@register.inclusion_tag("program/tags/policy_area_list.html", takes_context=True)
def policy_area_list(context: dict[str, Any]) -> dict[str, Any]:
    """List the policy areas of the programme in the language in use: one query."""
    request = context["request"]
    areas = list(PolicyAreaPage.objects.readable_by(request.user).filter(locale__language_code=get_language()))
    return {"areas": areas, "program_url": areas[0].get_parent_url(request) if areas else ""}
