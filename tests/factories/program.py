"""Makes the programme's pages and rows for tests."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from program.models import ActivityPlanIndexPage, ActivityPlanPage, PlannedAction, PolicyAreaPage, ProgramIndexPage
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


def make_action(plan: ActivityPlanPage, text: str = "En fadder till varje ny medlem", **fields: Any) -> PlannedAction:
    """Make a planned action."""
    return PlannedAction.objects.create(plan=plan, text=text, **{"chapter": "Nya medlemmar", **fields})
