"""What readers see of a year's plan: its chapters and actions, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import override

from core.rich_text import page_addresses
from core.search.parts import Part
from core.translations import is_older_than_source
from program.models import ActionChange, ActivityPlanPage, PlanChapter, PlannedAction
from program.progress import MOST_IN_A_CLUSTER, ActionStatus, Chapter, Tally, chapters_of, clusters_of

if TYPE_CHECKING:
    from django.http import HttpRequest


def chapters_with_actions(plan: ActivityPlanPage) -> list[Chapter]:
    """Return a plan's chapters with their actions, each with the address of its link: three queries."""
    rows = list(PlanChapter.objects.of_plan(plan).select_related("person"))
    actions = list(PlannedAction.objects.of_plan(plan).select_related("person"))
    addresses = page_addresses(action.link_page_id for action in actions if action.link_page_id)
    for action in actions:
        action.href = addresses.get(action.link_page_id, "") if action.link_page_id else action.link_url
    return chapters_of(rows, actions)


def tally_of(plan: ActivityPlanPage) -> Tally:
    """Count a plan's actions: one query."""
    return Tally.of(PlannedAction.objects.of_plan(plan).order_by().values_list("status", flat=True))


def parts_of(plan: ActivityPlanPage) -> list[tuple[str, Tally]]:
    """Count what clusters show of a plan: one query, and another where there is one for each chapter."""
    statuses: dict[int, list[str]] = {}
    rows = PlannedAction.objects.of_plan(plan).order_by().values_list("chapter_id", "status")
    for chapter, status in rows:
        statuses.setdefault(chapter, []).append(status)
    tallies = {chapter: Tally.of(found) for chapter, found in statuses.items()}
    everything = sum(tallies.values(), Tally())
    if everything.total <= MOST_IN_A_CLUSTER:
        return [("", everything)]
    chapters = PlanChapter.objects.of_plan(plan)
    return [(row.localized_title, tallies[row.pk]) for row in chapters if row.pk in tallies]


def progress_of(plan: ActivityPlanPage) -> dict[str, Any]:
    """Return chapters, counts, what to draw, and the day of the latest change: three queries."""
    chapters = chapters_with_actions(plan)
    actions = [action for chapter in chapters for action in chapter.actions]
    counted = [(chapter.row.localized_title, chapter.tally) for chapter in chapters]
    return {
        "chapters": chapters,
        "counts": sum((tally for _title, tally in counted), Tally()),
        "clusters": clusters_of(counted),
        "changed_at": max((action.changed_at for action in actions), default=None),
        "statuses": ActionStatus.choices,
    }


def page_context(plan: ActivityPlanPage, request: HttpRequest, *, is_outcome: bool) -> dict[str, Any]:
    """Return what the plan's template shows, or that of what became of it."""
    if is_outcome:
        return outcome_of(plan)
    others = ActivityPlanPage.objects.sibling_of(plan, inclusive=False).readable_by(request.user)
    return progress_of(plan) | {
        "other_plans": list(others.defer("body", "easy_read")),
        "is_older": is_older_than_source(plan),
    }


# What became of it all ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """A status that an action got, and when."""

    status: str
    label: str
    at: Any


def steps_of(changes: Any) -> dict[int, list[Step]]:
    """Return the statuses that actions passed through, by action, the last of each day only, without names."""
    found: dict[int, list[Step]] = {}
    for change in changes:
        steps = found.setdefault(change.action_id, [])
        if steps and steps[-1].at.date() == change.at.date():
            steps.pop()
        if change.after != (steps[-1].status if steps else ActionStatus.PLANNED):
            steps.append(Step(change.after, change.get_after_display(), change.at))
    return found


def outcome_of(plan: ActivityPlanPage) -> dict[str, Any]:
    """Return what became of every action, with the days on which its status changed: four queries."""
    progress = progress_of(plan)
    changes = ActionChange.objects.filter(action__in=PlannedAction.objects.of_plan(plan).order_by().values("pk"))
    steps = steps_of(changes.order_by("at", "pk").only("action_id", "after", "at"))
    for chapter in progress["chapters"]:
        for action in chapter.actions:
            action.steps = tuple(steps.get(action.pk, ()))
    return progress


# Search -----------------------------------------------------------------------------


def search_parts(plan: ActivityPlanPage) -> list[Part]:
    """Return the actions as parts of the page that the search leads to: two queries."""
    with override(plan.locale.language_code):
        return [
            Part(
                action.anchor,
                action.localized_text,
                action.localized_evidence,
                f"{action.chapter.localized_title}\n{action.localized_responsible}",
            )
            for action in PlannedAction.objects.of_plan(plan).select_related("chapter", "person")
        ]
