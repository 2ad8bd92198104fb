"""What follows when a plan or one of its rows changes: the search and the PDF files hear of it, in all languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.search.entries import keep_page
from program import plan_papers
from program.models import ActivityPlanPage, PlanChapter

if TYPE_CHECKING:
    from program.models import PlannedAction


def on_row(sender: Any, instance: PlanChapter | PlannedAction, raw: bool = False, **kwargs: Any) -> None:
    """Signal handler of a saved or deleted chapter or action."""
    if raw:
        return
    chapter_id = instance.pk if isinstance(instance, PlanChapter) else instance.chapter_id
    plan = ActivityPlanPage.objects.filter(chapters=chapter_id).values_list("translation_key", flat=True).first()
    if plan is None and isinstance(instance, PlanChapter):
        plan = ActivityPlanPage.objects.filter(pk=instance.plan_id).values_list("translation_key", flat=True).first()
    if plan is not None:  # else the whole plan is being deleted
        follow(plan)


def follow(translation_key: Any) -> None:
    """Note a plan anew in the search, and have its PDF files made."""
    pages = ActivityPlanPage.objects.filter(translation_key=translation_key).live().select_related("locale")
    for page in pages:
        keep_page(page)
        plan_papers.queue(page)


def on_published(sender: Any, instance: ActivityPlanPage, **kwargs: Any) -> None:
    """Signal handler of page_published. The search listens by itself."""
    plan_papers.queue(instance)


