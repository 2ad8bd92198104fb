"""Which actions the admin's list shows: by year, chapter, who is responsible and status, and by words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.bin import place
from program.models import ActivityPlanPage, PlanChapter, PlannedAction
from program.progress import ActionStatus, Chapter, chapters_of

if TYPE_CHECKING:
    from collections.abc import Mapping

OPEN, OVERDUE, UNDER_WAY = "oppna", "sena", "pagaende"
PER_PAGE = 100
LONGEST_WORDS = 100
GROUPS: tuple[tuple[str, str | Promise], ...] = (
    (OPEN, _("Not done yet")),
    (OVERDUE, _("The day has passed")),
)


def plans_for(user: Any) -> QuerySet[ActivityPlanPage]:
    """Return the plans that somebody may read, drafts too, one for each year: the Swedish ones have the rows."""
    pages = ActivityPlanPage.objects.visible_to(user).filter(locale__language_code=settings.LANGUAGE_CODE)
    found: QuerySet[ActivityPlanPage] = place.outside(pages).order_by("-year", "-pk").defer("body", "easy_read")
    return found


def plan_of(user: Any, year: str) -> ActivityPlanPage | None:
    """Return the plan of a year; for any other text that of this year, or the newest published, or the newest."""
    plans = list(plans_for(user))
    wanted = [plan for plan in plans if str(plan.year) == year.strip()]
    return next(iter(wanted or [plan for plan in plans if plan.live] or plans), None)


@dataclass(frozen=True, slots=True)
class Filters:
    """What somebody asked the list for; what makes no sense is left out."""

    year: str = ""
    chapter: str = ""
    responsible: str = ""
    status: str = ""
    words: str = ""
    number: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Filters:
        """Read them from a query string."""

        def text(name: str) -> str:
            return str(data.get(name, "")).replace("\0", "").strip()[:LONGEST_WORDS]

        return cls(text("ar"), text("kapitel"), text("ansvarig"), text("lage"), text("q"), text("sida"))

    @property
    def query(self) -> str:
        """Return them as a query string."""
        values = {
            "ar": self.year,
            "kapitel": self.chapter,
            "ansvarig": self.responsible,
            "lage": self.status,
            "q": self.words,
            "sida": self.number,
        }
        return urlencode({name: value for name, value in values.items() if value})

    @property
    def narrow(self) -> bool:
        """Tell whether anything but the year was asked for."""
        return bool(self.chapter or self.responsible or self.status or self.words)

    def choose(self, actions: QuerySet[PlannedAction], today: datetime.date) -> QuerySet[PlannedAction]:
        """Return the actions that were asked for."""
        if self.chapter.isdecimal() and len(self.chapter) < 10:
            actions = actions.filter(chapter_id=int(self.chapter))
        if self.responsible:
            actions = actions.filter(Q(responsible=self.responsible) | Q(responsible="", person__name=self.responsible))
        closed = (ActionStatus.DONE, ActionStatus.CANCELLED)
        if self.status == OPEN:
            actions = actions.exclude(status__in=closed)
        elif self.status == OVERDUE:
            actions = actions.exclude(status__in=closed).filter(due__lt=today)
        elif self.status in ActionStatus.values:
            actions = actions.filter(status=self.status)
        for word in self.words.split():
            actions = actions.filter(
                Q(text__icontains=word)
                | Q(evidence__icontains=word)
                | Q(responsible__icontains=word)
                | Q(person__name__icontains=word)
                | Q(chapter__title__icontains=word)
            )
        return actions


@dataclass(frozen=True, slots=True)
class Listing:
    """What the list shows."""

    plan: ActivityPlanPage
    filters: Filters
    chapters: list[Chapter]
    all_chapters: list[PlanChapter]
    responsible: list[str]
    page: Page[PlannedAction]
    total: int
    overdue: int


def listing_of(plan: ActivityPlanPage, filters: Filters, today: datetime.date) -> Listing:
    """Return what the list shows of a plan: six queries, however many actions."""
    rows = list(PlanChapter.objects.of_plan(plan).select_related("person"))
    actions = PlannedAction.objects.of_plan(plan)
    names = {
        words or name
        for words, name in actions.order_by().values_list("responsible", "person__name").distinct()
        if words or name
    }
    page = Paginator(filters.choose(actions, today).select_related("person", "chapter"), PER_PAGE).get_page(
        filters.number
    )
    shown = list(page.object_list)
    for action in shown:
        action.late = action.is_overdue(today)
    chapters = chapters_of(rows, shown)
    if filters.narrow or page.has_other_pages():
        chapters = [chapter for chapter in chapters if chapter.actions]
    return Listing(
        plan=plan,
        filters=filters,
        chapters=chapters,
        all_chapters=rows,
        responsible=sorted(names, key=str.casefold),
        page=page,
        total=actions.count(),
        overdue=Filters(status=OVERDUE).choose(actions, today).count(),
    )
