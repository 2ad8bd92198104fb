"""What is shown of a meeting: to those whom it is for, to the public, and to the secretary."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from core.visibility import audiences
from events.models import EventPage
from members_area.models import (
    AgendaProposal,
    Decision,
    MeetingAnswer,
    MeetingPage,
    MinutesPage,
)
from members_area.models.agendas import PUBLIC_KINDS, ItemRole
from members_area.models.private import may_write

MOST_DECISIONS = 30
MOST_ON_CARD = 12


def answer_of(meeting: MeetingPage, user: Any) -> str:
    """Return what somebody has said about coming: one query."""
    if not getattr(user, "pk", None):
        return ""
    return MeetingAnswer.objects.filter(meeting=meeting, user=user).values_list("choice", flat=True).first() or ""


def _choices(chosen: str) -> list[dict[str, Any]]:
    return [
        {"value": value, "label": label, "is_chosen": value == chosen} for value, label in MeetingAnswer.Choice.choices
    ]


def card(meeting: MeetingPage, *, now: datetime.datetime) -> dict[str, Any]:
    """Return what the start page shows of a meeting that came with `my_answer`: one query."""
    items = list(meeting.agenda_items.all())
    return {
        "meeting": meeting,
        "items": items[:MOST_ON_CARD],
        "more": max(0, len(items) - MOST_ON_CARD),
        "choices": _choices(getattr(meeting, "my_answer", None) or ""),
        "takes_questions": meeting.takes_questions(now),
    }


def meeting(page: MeetingPage, user: Any, *, now: datetime.datetime) -> dict[str, Any]:
    """Return what the meeting's own page shows: six queries at most."""
    items = list(page.agenda_items.all()) if page.pk else []
    open_decisions: list[Decision] = []
    if any(item.role == ItemRole.DECISIONS for item in items) and not page.is_over(now):
        open_decisions = list(decisions_for(page, user))
    minutes = list(MinutesPage.objects.live().filter(meeting=page, corrects=None)) if page.pk else []
    mine = AgendaProposal.objects.filter(meeting=page, user_id=user.pk) if page.pk and user.pk else []
    return {
        "items": items,
        "decisions": open_decisions,
        "minutes": minutes[0] if minutes else None,
        "choices": _choices(answer_of(page, user) if page.pk else ""),
        "is_over": page.is_over(now),
        "takes_questions": page.takes_questions(now),
        "proposals": list(mine),
        "writes": may_write(user),
    }


def decisions_for(page: MeetingPage, user: Any) -> Any:
    """Return the open decisions that a meeting follows up: of meetings like it, within what the reader may read."""
    kinds = PUBLIC_KINDS if page.kind in PUBLIC_KINDS else (page.kind,)
    rows = Decision.objects.visible_to(user).open().filter(kind__in=kinds, date__lte=page.day)
    return rows.select_related("minutes")[:MOST_DECISIONS]


def public_agenda(event: Any) -> list[Any]:
    """Return the agenda that everyone may see on an event's page; nothing for an event that not everyone may read."""
    if not isinstance(event, EventPage) or event.effective_audience != audiences.EVERYONE or not event.pk:
        return []
    pages = MeetingPage.objects.live().filter(event=event, agenda_is_public=True, kind__in=PUBLIC_KINDS)
    page = pages.order_by("-starts_at").first()
    return list(page.agenda_items.all()) if page else []


def for_secretary(page: MeetingPage) -> dict[str, Any]:
    """Return what stands above the meeting's form in the admin."""
    minutes = MinutesPage.objects.filter(meeting=page, corrects=None).first()
    answers = dict(MeetingAnswer.objects.filter(meeting=page).values_list("choice").annotate(count=Count("pk")))
    mailing = getattr(page, "mailing", None)
    return {
        "meeting": page,
        "minutes": minutes,
        "mailing": mailing,
        "waiting": AgendaProposal.objects.filter(meeting=page, state=AgendaProposal.State.NEW).count(),
        "answers": [(label, answers.get(value, 0)) for value, label in MeetingAnswer.Choice.choices],
        "is_over": page.is_over(timezone.now()),
        "url": reverse("members_meeting", args=[page.pk]),
        "start_url": reverse("members_minutes_start", args=[page.pk]),
    }
