"""Loads the demo's activity plans: this year's, and last year's as it ended. Each action has its history."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import Any

from django.db.models import Max
from django.utils import timezone
from wagtail.models import Page

from core.demo import building
from core.models import Person
from program.demo import plan, plan_texts
from program.models import ActionChange, ActivityPlanIndexPage, ActivityPlanPage, PlanChapter, PlannedAction

WAY = ("planned", "started", "halfway", "nearly_done", "done")
DAYS_BETWEEN = 19
LONG = 25  # days
ELEVEN = datetime.time(11, 20)


def load(home: Page, today: datetime.date) -> None:
    """Make the pages and their rows."""
    plans = ActivityPlanIndexPage(title="Verksamhetsplan", slug="verksamhetsplan", show_in_menus=True)
    home.add_child(instance=plans)
    building.publish(plans)
    last = _page(plans, today.year - 1, lead=plan.LAST_LEAD)
    _fill(last, plan.LAST_YEAR, datetime.date(today.year - 1, 12, 28))
    this = _page(plans, today.year, lead=plan.LEAD, easy_read=plan.EASY_READ)
    _fill(this, plan.THIS_YEAR, today, plan_texts.TEXTS)
    for page in (last, this):  # the search and the PDFs follow once, not with every row
        building.publish(page)


def link(home: Page, today: datetime.date) -> None:
    """Let actions point at the pages that show what was done; these are made by other apps."""
    find = building.page_finder(home)
    rows = {action.text: action for chapter in plan.THIS_YEAR for action in chapter.actions if action.link}
    for action in PlannedAction.objects.filter(text__in=rows, chapter__plan__year=today.year):
        page = find(rows[action.text].link)
        if page is not None:
            PlannedAction.objects.filter(pk=action.pk).update(
                link_page_id=getattr(page, "pk", page), link_text=rows[action.text].link_text
            )


def _page(plans: Page, year: int, **texts: str) -> ActivityPlanPage:
    page = ActivityPlanPage(title=f"Verksamhetsplan {year}", short_title=str(year), year=year, live=False, **texts)
    plans.add_child(instance=page)
    return page


def _in_languages(texts: dict[str, Any], pick: Any) -> list[Any]:
    return [("language", {"language": language, **pick(rows)}) for language, rows in texts.items()]


def _texts_of(row: plan.ActionData, place: int, order: int) -> list[Any]:
    found = []
    for language, rows in plan_texts.TEXTS.items():
        text, evidence = rows[place][1][order]
        words = plan_texts.WORDS[language]
        value = {"language": language, "text": text, "evidence": evidence}
        value |= {"responsible": words.get(row.responsible, ""), "link_text": words.get(row.link_text, "")}
        found.append(("language", value))
    return found


def _fill(
    page: ActivityPlanPage, chapters: tuple[plan.ChapterData, ...], today: datetime.date, texts: Any = None
) -> None:
    people = {person.slug: person for person in Person.objects.all()}
    names = ("title", "purpose", "responsible")
    for place, data in enumerate(chapters):
        chapter = PlanChapter.objects.create(
            plan=page,
            title=data.title,
            purpose=data.purpose,
            person=people.get(data.person),
            responsible=data.responsible,
            sort_order=place,
            translations=_in_languages(texts or {}, lambda rows, at=place: dict(zip(names, rows[at][0], strict=True))),
        )
        for order, row in enumerate(data.actions):
            translations = _texts_of(row, place, order) if texts else []
            action = PlannedAction.objects.create(
                chapter=chapter,
                text=row.text,
                status=row.status,
                evidence=row.evidence,
                person=people.get(row.person),
                responsible=row.responsible,
                due=_day(row.due_in, today),
                sort_order=order,
                translations=translations,
            )
            _remember(action, today - datetime.timedelta(days=3 + (7 * place + 5 * order) % 23))


def _day(due_in: int | None, today: datetime.date) -> datetime.date | None:
    """Return a day of this year: days from today, or the year's last."""
    if due_in is None:
        return None
    day = today + datetime.timedelta(days=due_in)
    if due_in > LONG:  # so far ahead only the month is known
        day = (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1) - datetime.timedelta(days=1)
    return max(datetime.date(today.year, 1, 2), min(day, datetime.date(today.year, 12, 31)))


def _remember(action: PlannedAction, latest: datetime.date) -> None:
    """Give an action the changes that led to its status, the last of them on a day."""
    way = ("planned", "cancelled") if action.status == "cancelled" else WAY[: WAY.index(action.status) + 1]
    first = datetime.date(action.chapter.plan.year, 1, 2)
    steps = list(pairwise(way))
    for back, (before, after) in enumerate(reversed(steps)):
        day = max(first, latest - datetime.timedelta(days=DAYS_BETWEEN * back))
        ActionChange.objects.create(
            action=action,
            at=timezone.make_aware(datetime.datetime.combine(day, ELEVEN)),
            before=before,
            after=after,
            evidence=action.evidence if after == action.status else "",
        )
    begun = timezone.make_aware(datetime.datetime.combine(first, ELEVEN))
    at = ActionChange.objects.filter(action=action).aggregate(at=Max("at"))["at"] or begun
    PlannedAction.objects.filter(pk=action.pk).update(changed_at=at, version=len(steps))
