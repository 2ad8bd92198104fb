"""What follows when a plan or one of its rows changes: the search and the PDF files hear of it, in all languages."""

from __future__ import annotations

from typing import Any

from core.search.entries import keep_page
from program import plan_papers
from program.models import ActivityPlanPage, PlanChapter, PlannedAction


def on_row(
    sender: Any, instance: PlanChapter | PlannedAction, raw: bool = False, origin: Any = None, **kwargs: Any
) -> None:
    """Signal handler of a saved or deleted chapter or action."""
    if raw or (origin is not None and getattr(origin, "model", type(origin)) not in {PlanChapter, PlannedAction}):
        return  # the whole plan is being deleted: nothing is to be noted of it again
    plan_id = instance.plan_id if isinstance(instance, PlanChapter) else _plan_of(instance.chapter_id)
    plan = ActivityPlanPage.objects.filter(pk=plan_id).values_list("translation_key", flat=True).first()
    if plan is not None:
        follow(plan)


def _plan_of(chapter_id: int) -> int | None:
    """Return the plan of a chapter; None for a chapter that is being deleted, which tells of itself."""
    return PlanChapter.objects.filter(pk=chapter_id).values_list("plan_id", flat=True).first()


def follow(translation_key: Any) -> None:
    """Note a plan anew in the search, and have its PDF files made."""
    pages = ActivityPlanPage.objects.filter(translation_key=translation_key).live().select_related("locale")
    for page in pages:
        keep_page(page)
        plan_papers.queue(page)


def on_published(sender: Any, instance: ActivityPlanPage, **kwargs: Any) -> None:
    """Signal handler of page_published. The search listens by itself."""
    plan_papers.queue(instance)
