"""The overview: sittings ahead and behind, whose texts are in, missing or waiting, and what can be done about each."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.models import Person
from core.visibility.audiences import readable_by
from reports import assigning, reminders, writing
from reports.models import ReportPage, ReportText, Seat, SeatKind, Sitting, SittingState
from reports.texts import AFTER, BEFORE, PHASES

SEE = "reports.change_reporttext"
BEHIND, AHEAD = 60, 60  # days


@dataclass
class Cell:
    """One text of one writer about a sitting."""

    phase: str
    text: ReportText | None = None
    state: str = "awaited"
    word: str = ""
    is_missing: bool = False


@dataclass
class Row:
    """One writer of a sitting."""

    person: Person
    report: ReportPage | None
    as_substitute: bool
    cells: list[Cell] = field(default_factory=list)


@dataclass
class Meeting:
    """A sitting with its writers."""

    sitting: Sitting
    rows: list[Row]
    clashes: list[Sitting]
    is_over: bool


def _may_see(request: HttpRequest) -> None:
    if not request.user.has_perm(SEE):
        raise PermissionDenied


def overview(request: HttpRequest) -> HttpResponse:
    """Show two months behind and ahead: seven queries, whatever the number of sittings."""
    _may_see(request)
    now = timezone.now()
    today = timezone.localdate(now)
    window = (today - datetime.timedelta(days=BEHIND), today + datetime.timedelta(days=AHEAD))
    sittings = list(
        Sitting.objects.filter(readable_by(request.user, "assembly__effective_audience"), date__range=window)
        .select_related("assembly")
        .order_by("date", "time", "pk")
    )
    meetings = _meetings(sittings, now)
    context = {
        "ahead": [meeting for meeting in meetings if not meeting.is_over],
        "behind": [meeting for meeting in reversed(meetings) if meeting.is_over],
        "may_add": request.user.has_perm("reports.add_sitting"),
        "counts": Counter(cell.state for m in meetings for row in m.rows for cell in row.cells),
        "missing": sum(cell.is_missing for m in meetings for row in m.rows for cell in row.cells),
    }
    return render(request, "reports/admin/overview.html", context)


def _meetings(sittings: list[Sitting], now: datetime.datetime) -> list[Meeting]:
    missing = {text.pk for text in reminders.missing(now)}
    reports: dict[int, list[ReportPage]] = defaultdict(list)
    found = (
        ReportPage.objects.filter(sitting__in=sittings)
        .select_related("writer")
        .prefetch_related("texts__corrections", "texts___workflow_states")
    )
    for report in found:
        reports[report.sitting_id].append(report)
    seats: dict[int, list[Seat]] = defaultdict(list)
    assemblies = {sitting.assembly_id for sitting in sittings}
    for seat in Seat.objects.filter(assembly__in=assemblies, kind=SeatKind.ORDINARY).select_related("person"):
        seats[seat.assembly_id].append(seat)
    days = defaultdict(list)
    for sitting in sittings:
        if not sitting.is_cancelled:
            days[sitting.date].append(sitting)
    return [
        Meeting(
            sitting,
            [] if sitting.is_cancelled else _rows(sitting, seats[sitting.assembly_id], reports[sitting.pk], missing),
            [] if sitting.is_cancelled else [other for other in days[sitting.date] if other.pk != sitting.pk],
            sitting.starts_at <= now,
        )
        for sitting in sittings
    ]


def _rows(sitting: Sitting, seats: list[Seat], reports: list[ReportPage], missing: set[int]) -> list[Row]:
    rows = [_row(report.writer, report, missing) for report in reports if report.writer]
    there = {row.person.pk for row in rows}
    for seat in seats:
        held = (seat.starts_on is None or seat.starts_on <= sitting.date) and (
            seat.ends_on is None or seat.ends_on >= sitting.date
        )
        if held and seat.person_id not in there:
            rows.append(_row(seat.person, None, missing))
    return rows


def _row(person: Person, report: ReportPage | None, missing: set[int]) -> Row:
    row = Row(person, report, bool(report and report.as_substitute))
    texts = {text.phase: text for text in report.texts.all()} if report else {}
    for phase in PHASES:
        text = texts.get(phase)
        cell = Cell(phase, text)
        if text is not None:
            state = _state(text)
            cell.state, cell.is_missing = state, text.pk in missing
        cell.word = str(dict(_state_words())[cell.state])
        row.cells.append(cell)
    return row


def _state(text: ReportText) -> str:
    """Return the text's state from what was prefetched; the model's own asks the database."""
    if text.live:
        return "corrected" if text.corrections.all() else "published"
    if any(state.status == "in_progress" for state in text._workflow_states.all()):
        return "review"
    if text.is_missed:
        return "missed"
    return "draft" if text.latest_revision_id else "awaited"


def _state_words() -> list[tuple[str, Any]]:
    from reports.models import TextState  # noqa: PLC0415

    return list(TextState.choices)


# One click each -----------------------------------------------------------------------


def _subject(request: HttpRequest) -> tuple[Sitting, Person]:
    _may_see(request)
    try:
        sitting_id, person_id = int(request.POST["sitting"]), int(request.POST["person"])
    except (KeyError, ValueError):
        raise Http404 from None
    sittings = Sitting.objects.filter(readable_by(request.user, "assembly__effective_audience"))
    return get_object_or_404(sittings, pk=sitting_id), get_object_or_404(Person, pk=person_id)


@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """Send the reminder again, now."""
    sitting, person = _subject(request)
    now = timezone.now()
    phase = AFTER if sitting.is_over else BEFORE
    substitute = ReportPage.objects.filter(sitting=sitting, writer=person, as_substitute=True).exists()
    again = f":{now:%Y%m%d%H%M}"
    if sitting.state != SittingState.CANCELLED and reminders.remind(
        sitting, person, phase, now=now, as_substitute=substitute, again=again
    ):
        messages.success(request, _("A reminder to %(name)s is on its way.") % {"name": person.name})
    else:
        messages.warning(
            request, _("No reminder was sent: the text is in, or %(name)s has no address.") % {"name": person.name}
        )
    return redirect("reports_admin:overview")


@require_POST
def hand_on(request: HttpRequest) -> HttpResponse:
    """Let the substitute write instead."""
    sitting, person = _subject(request)
    report = assigning.report_for(sitting, person)
    if report is None:
        raise Http404
    link = assigning.link_for(report, person, now=timezone.now(), afresh=True)
    substitute = writing.hand_on(link)
    if substitute:
        messages.success(request, _("%(name)s has been asked to write.") % {"name": substitute.name})
    else:
        messages.warning(request, _("There is no substitute who could write."))
    return redirect("reports_admin:overview")


@require_POST
def on_behalf(request: HttpRequest) -> HttpResponse:
    """Write on somebody's behalf: open the text whose turn it is in the editor."""
    sitting, person = _subject(request)
    report = assigning.report_for(sitting, person)
    if report is None:
        raise Http404
    phase = AFTER if sitting.is_over else BEFORE
    text = ReportText.objects.get(report=report, phase=phase)
    return redirect("reporttexts:edit", text.pk)


@require_POST
def personal_link(request: HttpRequest) -> HttpResponse:
    """Close a writer's link, so that the next reminder has another."""
    sitting, person = _subject(request)
    report = get_object_or_404(ReportPage, sitting=sitting, writer=person)
    closed = report.writer_links.filter(person=person, revoked_at=None).update(revoked_at=timezone.now())
    if closed:
        messages.success(request, _("The personal link of %(name)s has been closed.") % {"name": person.name})
    return redirect("reports_admin:overview")
