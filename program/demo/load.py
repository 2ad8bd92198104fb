"""Loads the programme's demo content: nine areas, and this year's plan with its actions."""

from __future__ import annotations

import datetime

from django.utils import timezone
from wagtail.models import Page, Site

from core.demo import building
from core.demo.shapes import PageData
from program.demo import content
from program.models import ActivityPlanIndexPage, ActivityPlanPage, PlannedAction, PolicyAreaPage, ProgramIndexPage

DAYS_BETWEEN_CHANGES = 4


def load(site: Site) -> None:
    """Lay out the programme and the plan."""
    home = site.root_page.specific
    find = building.page_finder(home)
    program = ProgramIndexPage(title=content.INDEX.title, slug=content.INDEX.key, show_in_menus=True)
    home.add_child(instance=program)
    for data in content.AREAS:
        area = PolicyAreaPage(title=data.title, slug=data.key.rpartition("/")[2])
        program.add_child(instance=area)
        building.apply_texts(area, data, find)
        building.publish(area, data.tags)
    _make_plan(home, timezone.localdate())


def finish(site: Site) -> None:
    """Write the programme's own text, which links to other apps' pages."""
    program = ProgramIndexPage.objects.descendant_of(site.root_page).get()
    _write(program, content.INDEX, site.root_page)


def _write(page: ProgramIndexPage, data: PageData, home: Page) -> None:
    building.apply_texts(page, data, building.page_finder(home))
    building.publish(page, data.tags)


def _make_plan(home: Page, today: datetime.date) -> None:
    plans = ActivityPlanIndexPage(title="Verksamhetsplan", slug="verksamhetsplan", show_in_menus=True)
    home.add_child(instance=plans)
    building.publish(plans)
    plan = ActivityPlanPage(
        title=f"Verksamhetsplan {today.year}",
        short_title=str(today.year),
        year=today.year,
        lead=content.PLAN_LEAD,
        easy_read=content.PLAN_EASY_READ,
    )
    plans.add_child(instance=plan)
    building.publish(plan)
    rows = [(chapter.title, action) for chapter in content.CHAPTERS for action in chapter.actions]
    for place, (chapter, data) in enumerate(rows, start=1):
        action = PlannedAction.objects.create(
            plan=plan,
            chapter=chapter,
            text=data.text,
            responsible=data.responsible,
            status=data.status,
            evidence=data.evidence,
            sort_order=place,
        )
        changed = timezone.now() - datetime.timedelta(days=place * DAYS_BETWEEN_CHANGES)
        PlannedAction.objects.filter(pk=action.pk).update(changed_at=changed)
