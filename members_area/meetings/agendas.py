"""Agendas: filled from the template of their kind, with coming sittings, and with questions that members sent in."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from members_area.models.agendas import ItemRole

AHEAD = datetime.timedelta(days=28)
MOST_SITTINGS = 12


def fill(meeting: Any) -> None:
    """Give a new meeting the deadlines and the agenda that it lacks. Changes the object only; the caller saves it."""
    from members_area.models import AgendaItem  # noqa: PLC0415 - the models ask for this module

    for name in ("items_days", "agenda_days", "minutes_days"):
        if getattr(meeting, name) is None:
            setattr(meeting, name, getattr(meeting.template_row, name))
    if meeting.agenda_items.all():
        return
    rows = meeting.template_row.items.all() if meeting.template_row.pk else []
    items = []
    for row in rows:
        if row.role == ItemRole.SITTINGS:
            items += _sittings(meeting) or [AgendaItem(title=row.title, text=row.text, role=row.role)]
        else:
            items.append(AgendaItem(title=row.title, text=row.text, role=row.role))
    meeting.agenda_items = [_placed(item, number) for number, item in enumerate(items)]


def _placed(item: Any, number: int) -> Any:
    item.sort_order = number
    return item


def _sittings(meeting: Any) -> list[Any]:
    """Return an item for each sitting of the weeks after the meeting: one query."""
    from members_area.models import AgendaItem  # noqa: PLC0415
    from reports.models import Sitting  # noqa: PLC0415

    found = Sitting.objects.taking_place().filter(date__range=(meeting.day, meeting.day + AHEAD))
    with override("sv"):
        return [
            AgendaItem(
                title=_("Before %(assembly)s %(day)s")
                % {"assembly": sitting.assembly.title, "day": date_format(sitting.date, "j F")},
                role=ItemRole.SITTINGS,
                sitting=sitting,
            )
            for sitting in found.select_related("assembly").order_by("date", "time", "pk")[:MOST_SITTINGS]
        ]


def add_proposal(meeting: Any, proposal: Any, *, user: Any = None) -> None:
    """Put a member's question on the agenda: on what is published and on the draft, if there is another."""
    from members_area.models import AgendaItem, MeetingPage  # noqa: PLC0415

    live = MeetingPage.objects.get(pk=meeting.pk)
    draft = live.get_latest_revision_as_object() if live.has_unpublished_changes else None
    for page in (live, draft):
        if page is None or any(item.proposal_id == proposal.pk for item in page.agenda_items.all()):
            continue
        items = list(page.agenda_items.all())
        place = next((n + 1 for n, item in enumerate(items) if item.role == ItemRole.QUESTIONS), len(items))
        while place < len(items) and items[place].proposal_id:
            place += 1
        name = proposal.user.get_full_name()
        items.insert(
            place, AgendaItem(title=proposal.title, text=proposal.text, presenter=name[:120], proposal=proposal)
        )
        page.agenda_items = [_placed(item, number) for number, item in enumerate(items)]
        revision = page.save_revision(user=user)
        if page is live and live.live:
            revision.publish(user=user, skip_permission_checks=True)
