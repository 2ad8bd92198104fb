"""The programme's tags: what the front page shows of it."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from program.models import ActivityPlanPage, PlannedAction, PolicyAreaPage
from program.progress import Tally

register = template.Library()


@register.inclusion_tag("program/tags/activity_cluster.html", takes_context=True)
def activity_cluster(context: dict[str, Any]) -> dict[str, Any]:
    """Show the newest plan in the language in use as a lilac: two queries. Without a plan, nothing."""
    request = context["request"]
    plans = ActivityPlanPage.objects.readable_by(request.user).filter(locale__language_code=get_language())
    plan = plans.defer("body", "easy_read").first()
    if plan is None:
        return Tally().as_dict()
    tally = Tally.of(PlannedAction.objects.of_plan(plan).values_list("status", flat=True))
    return {"plan_url": plan.get_url(request), "plan_title": plan.title, **tally.as_dict()}


@register.inclusion_tag("program/tags/policy_area_list.html", takes_context=True)
def policy_area_list(context: dict[str, Any]) -> dict[str, Any]:
    """List the policy areas of the programme in the language in use: one query."""
    request = context["request"]
    areas = list(PolicyAreaPage.objects.readable_by(request.user).filter(locale__language_code=get_language()))
    return {"areas": areas, "program_url": areas[0].get_parent_url(request) if areas else ""}
