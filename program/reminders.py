"""The monthly reminder: one mail to each person who is responsible for something that is not done yet."""

from __future__ import annotations

import datetime
import logging
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Site

from core import outbox
from core.models import Person, SiteSettings
from program.models import ActivityPlanPage, PlannedAction, PlanSettings
from program.progress import ActionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

logger = logging.getLogger(__name__)

DAYS_OF_GRACE = 3  # the reminder is still sent if the worker slept through its day


def is_due(settings: PlanSettings | None, today: datetime.date) -> bool:
    """Tell whether the reminders of this month are to be sent."""
    if settings is None or not settings.reminders:
        return False
    return settings.reminder_day <= today.day < settings.reminder_day + DAYS_OF_GRACE


def by_person(actions: Iterable[PlannedAction]) -> dict[Person, list[PlannedAction]]:
    """Gather actions by the person who gets the mail: the action's own, or the chapter's."""
    found: dict[Person, list[PlannedAction]] = {}
    for action in actions:
        person = action.person or action.chapter.person
        if person is not None and person.email:
            found.setdefault(person, []).append(action)
    return found


def remind(today: datetime.date | None = None) -> int:
    """Periodic job: put the month's reminders in the outbox, and return how many people got one. Safe to run again."""
    today = today or timezone.localdate()
    count = 0
    for settings in PlanSettings.objects.filter(reminders=True).select_related("site__root_page"):
        if is_due(settings, today):
            count += _remind_on(settings.site, today)
    return count


def _remind_on(site: Site, today: datetime.date) -> int:
    plan = (
        ActivityPlanPage.objects.live()
        .descendant_of(site.root_page.get_parent() or site.root_page)
        .filter(year=today.year, chapters__isnull=False)
        .first()
    )
    if plan is None:
        return 0
    actions = PlannedAction.objects.of_plan(plan).exclude(status__in=(ActionStatus.DONE, ActionStatus.CANCELLED))
    people = by_person(actions.select_related("person", "chapter__person"))
    with override("sv"):
        for person, mine in people.items():
            _write(person, mine, plan=plan, site=SiteSettings.for_site(site), today=today)
    return len(people)


def _write(
    person: Person, actions: list[PlannedAction], *, plan: ActivityPlanPage, site: SiteSettings, today: datetime.date
) -> None:
    rows = [(action, action.is_overdue(today)) for action in actions]
    rows.sort(key=lambda row: (not row[1], row[0].due or datetime.date.max))
    context = {"person": person, "rows": rows, "plan": plan, "site": site, "url": plan.full_url, "today": today}
    try:
        outbox.enqueue(
            to=person.email,
            subject=_("How is it going? %(plan)s") % {"plan": plan.title},
            text=render_to_string("emails/plan_reminder.txt", context),
            category="plan-reminder",
            reply_to=site.email,
            key=f"plan-reminder:{plan.pk}:{today:%Y-%m}:{person.pk}",
        )
    except ValidationError:
        logger.warning("The reminder to person %s was not written: the address is none.", person.pk)
