"""Makes the programme's pages and rows for tests."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from program.models import (
    ActivityPlanIndexPage,
    ActivityPlanPage,
    Demand,
    DemandRecord,
    PlanChapter,
    PlannedAction,
    PolicyAreaPage,
    ProgramIndexPage,
    ProgramPage,
)
from tests.factories.core import publish


def make_program(home: Page, **fields: Any) -> ProgramIndexPage:
    """Make the published programme."""
    return publish(home, ProgramIndexPage(**{"title": "Vår politik", "slug": "politik", **fields}))


def make_area(program: Page, title: str = "Förskola och skola", **fields: Any) -> PolicyAreaPage:
    """Make a published policy area."""
    return publish(program, PolicyAreaPage(title=title, **{"lead": "Mindre grupper.", **fields}))


def make_plans(home: Page, **fields: Any) -> ActivityPlanIndexPage:
    """Make the published page of all plans."""
    return publish(home, ActivityPlanIndexPage(**{"title": "Verksamhetsplan", "slug": "verksamhetsplan", **fields}))


def make_plan(plans: Page, year: int = 2026, **fields: Any) -> ActivityPlanPage:
    """Make a published plan."""
    return publish(plans, ActivityPlanPage(**{"title": f"Verksamhetsplan {year}", "year": year, **fields}))


def make_chapter(plan: ActivityPlanPage, title: str = "Nya medlemmar", **fields: Any) -> PlanChapter:
    """Make a chapter of a plan, or return the one with the title."""
    found = PlanChapter.objects.filter(plan=plan, title=title).first()
    if found is not None and not fields:
        return found
    fields.setdefault("sort_order", PlanChapter.objects.filter(plan=plan).count())
    return PlanChapter.objects.create(plan=plan, title=title, **fields)


def make_action(
    plan: ActivityPlanPage,
    text: str = "En fadder till varje ny medlem",
    chapter: str | PlanChapter = "Nya medlemmar",
    **fields: Any,
) -> PlannedAction:
    """Make a planned action in a chapter, which is made if there is none of its title."""
    row = make_chapter(plan, chapter) if isinstance(chapter, str) else chapter
    return PlannedAction.objects.create(chapter=row, text=text, **fields)


def give_demands(area: PolicyAreaPage, *titles: str, **fields: Any) -> PolicyAreaPage:
    """Give an area demands, in place of those it had, and publish it."""
    area.demands = [Demand(title=title, sort_order=place, **fields) for place, title in enumerate(titles)]
    area.save_revision().publish()
    return PolicyAreaPage.objects.get(pk=area.pk)


def record_of(title: str) -> DemandRecord:
    """Return what became of a demand."""
    return DemandRecord.objects.get(title=title)


def make_programme(program: ProgramIndexPage, title: str = "Program 2027–2030", **fields: Any) -> ProgramPage:
    """Make a published programme of all the areas."""
    return publish(program, ProgramPage(title=title, **fields))
