"""Loads two years of meetings with agendas and minutes in all states, and what was decided."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from django.utils import timezone
from wagtail.signal_handlers import disable_reference_index_auto_update

from events.models import EventKind, EventPage, State
from members_area.demo import meeting_texts as said
from members_area.meetings import agendas
from members_area.minutes import followup, numbering, papers, starting, texts
from members_area.models import (
    AgendaProposal,
    ApprovalRound,
    ApprovedMinutes,
    Decision,
    MeetingAnswer,
    MeetingKind,
    MeetingPage,
    MeetingsPage,
    MembersPage,
    MinutesItem,
    MinutesPage,
    MinutesState,
    Signature,
    approvals,
)
from users.models import User

CHAIR, SECRETARY = "Lena Lindgren", "Jonas Sjöberg"
WRITER, SIGNERS = "medlem06@example.org", ("medlem05@example.org", "medlem07@example.org")
SLUGS = {"members": "medlemsmote", "board": "styrelsemote", "group": "gruppmote", "annual": "arsmote"}
HOURS = {MeetingKind.BOARD: 18, MeetingKind.GROUP: 17, MeetingKind.ANNUAL: 13}


def load(start: MembersPage) -> None:
    """Make the meetings, in the order of time, and what became of them; nothing in them refers to anything else."""
    with disable_reference_index_auto_update():
        _load(start)


def _load(start: MembersPage) -> None:
    title, short, lead = said.SECTION
    section = MeetingsPage(title=title, short_title=short, lead=lead, slug="protokoll", show_in_menus=True)
    start.add_child(instance=section)
    section.save_revision(clean=False).publish()
    people = {user.email: user for user in User.objects.filter(email__in=[WRITER, *SIGNERS])}
    writer, signers = people[WRITER], [people[email] for email in SIGNERS]
    for place, (kind, days) in enumerate(said.PAST):
        meeting = _meeting(section, kind, _moment(kind, days))
        _minutes(meeting, place, writer, signers)
    for kind, days in said.COMING:
        _publish(_meeting(section, kind, _moment(kind, days)))
    _open_meeting(section)
    today = timezone.localdate()
    old = Decision.objects.filter(state=Decision.State.OPEN, date__lt=today - datetime.timedelta(days=110))
    old.update(state=Decision.State.DONE, done_on=today)


def _moment(kind: str, days: int) -> datetime.datetime:
    """Return an evening on a weekday so many days from today, or an afternoon on a Saturday for annual meetings."""
    day = timezone.localdate() + datetime.timedelta(days=days)
    wanted = {MeetingKind.ANNUAL: 5, MeetingKind.BOARD: 2, MeetingKind.GROUP: 0}.get(MeetingKind(kind), 1)
    back = (day.weekday() - wanted) % 7
    day -= datetime.timedelta(days=back if days < 0 else back - 7 if back else 0)
    hour = HOURS.get(MeetingKind(kind), 18)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, 30 if hour == 18 else 0)))


def _meeting(section: MeetingsPage, kind: str, starts_at: datetime.datetime, **fields: Any) -> MeetingPage:
    from members_area.models.meetings import title_of  # noqa: PLC0415

    day = timezone.localtime(starts_at).date()
    values: dict[str, Any] = {
        "title": title_of(kind, starts_at),
        "slug": f"{SLUGS[kind]}-{day}",
        "place": "Kronogatan 2",
    }
    page = MeetingPage(
        kind=kind, starts_at=starts_at, ends_at=starts_at + datetime.timedelta(hours=2), **(values | fields)
    )
    section.add_child(instance=page)
    return page


def _publish(page: MeetingPage) -> MeetingPage:
    page.save_revision(clean=False).publish()
    return page


def _matters(kind: str, place: int) -> list[said.Matter]:
    """Return what a meeting said: its opening and closing, and two matters of its kind."""
    own = {
        MeetingKind.MEMBERS: said.MEMBERS, MeetingKind.BOARD: said.BOARD, MeetingKind.GROUP: said.GROUP,
        MeetingKind.ANNUAL: said.ANNUAL,
    }[MeetingKind(kind)]  # fmt: skip
    chosen = own if kind == MeetingKind.ANNUAL else [own[place % len(own)], own[(place + 3) % len(own)]]
    middle = [] if kind == MeetingKind.GROUP else [said.CHECKERS]
    return [said.OPENING, *middle, said.AGENDA, *chosen, said.FEMINISM[place % len(said.FEMINISM)], said.CLOSING]


def _items(matters: list[said.Matter], day: datetime.date) -> list[MinutesItem]:
    return [
        MinutesItem(
            title=matter.title,
            text=[("text", f"<p>{matter.text}</p>")] if matter.text else [],
            decision=matter.decision,
            vote=matter.vote,
            responsible=matter.responsible,
            due_on=day + datetime.timedelta(days=matter.due) if matter.due else None,
            sort_order=number,
        )
        for number, matter in enumerate(matters)
    ]


def _minutes(meeting: MeetingPage, place: int, writer: User, signers: list[User]) -> None:
    items = _items(_matters(meeting.kind, place), meeting.day)
    count = 5 + place % 3 if meeting.kind != MeetingKind.MEMBERS else 24 + place % 9
    present = (
        f"{count} personer"
        if meeting.kind != MeetingKind.MEMBERS
        else f"{count} medlemmar, varav {place % 7 + 2} på länk"
    )
    facts = {
        "chair": CHAIR,
        "secretary": SECRETARY,
        "present": present,
        "absent": "Sara Nyberg" if place % 4 == 1 else "",
    }
    if place in said.BEING_WRITTEN | said.IN_REVIEW | said.CHANGE_WANTED:
        page = starting.begin(meeting, by=writer)
        draft = page.get_latest_revision_as_object()
        draft.items = items[: 3 if place in said.BEING_WRITTEN else None]
        for name, value in facts.items():
            setattr(draft, name, value)
        draft.save_revision(user=writer, clean=False)
        page = MinutesPage.objects.get(pk=page.pk)
        if place not in said.BEING_WRITTEN:
            _ask(page, writer, signers, place in said.CHANGE_WANTED)
        return
    page = _add(meeting, f"Protokoll från {meeting.title[:1].lower()}{meeting.title[1:]}", items, writer, **facts)
    _approve(page, writer, signers, days=9 + place % 5, on_paper=place in said.ON_PAPER)
    if place in said.WITH_ADDENDUM:
        addendum = _add(
            meeting, f"Tillägg 1 till {page.title[:1].lower()}{page.title[1:]}", _items([said.ADDENDUM], meeting.day),
            writer, slug="tillagg-1", corrects=page,
        )  # fmt: skip
        _approve(addendum, writer, signers, days=30)


def _add(meeting: MeetingPage, title: str, items: list[MinutesItem], writer: User, **fields: Any) -> MinutesPage:
    page = MinutesPage(
        meeting=meeting, date=meeting.day, place=meeting.place, hours="18.30–20.25", owner=writer, title=title,
        **{"slug": "protokoll", **fields},
    )  # fmt: skip
    page.items = items
    meeting.add_child(instance=page)
    page.save_revision(user=writer, clean=False)
    return page


def _round(page: MinutesPage, writer: User, at: datetime.datetime, state: MinutesState) -> ApprovalRound:
    numbering.give(page, state, len(page.items.all()))
    state.version = 1
    content = texts.snapshot(page, state)
    return ApprovalRound.objects.create(
        minutes_id=page.pk, version=1, content=content, text_hash=texts.hash_of(content), sent_at=at, sent_by=writer
    )


def _ask(page: MinutesPage, writer: User, signers: list[User], wants_change: bool) -> None:
    """Leave minutes with those who approve; one has answered. Without mails: the demo writes to nobody."""
    now = timezone.now()
    state, _made = MinutesState.objects.get_or_create(page=page)
    approval = _round(texts.draft_of(page), writer, now - datetime.timedelta(days=2), state)
    rows = [_signature(approval, user, now + datetime.timedelta(days=28)) for user in signers]
    first = rows[0]
    first.answered_at = now - datetime.timedelta(days=1)
    first.answer, first.seen_hash = Signature.Answer.APPROVED, approval.text_hash
    state.state = approvals.State.REVIEW
    if wants_change:
        first.answer, first.seen_hash, first.comment = Signature.Answer.CHANGES, "", said.WANTED
        approval.outcome, approval.ended_at = ApprovalRound.Outcome.CHANGES, first.answered_at
        state.state = approvals.State.DRAFT
        approval.save()
    first.save()
    state.save()


def _signature(approval: ApprovalRound, user: User, expires: datetime.datetime) -> Signature:
    return Signature.objects.create(round=approval, user=user, name=user.get_full_name(), expires_at=expires)


def _approve(page: MinutesPage, writer: User, signers: list[User], *, days: int, on_paper: bool = False) -> None:
    """Let minutes have been approved some days after the meeting."""
    at = page.meeting.starts_at + datetime.timedelta(days=days) if page.meeting else timezone.now()
    state = MinutesState.objects.create(page=page)
    approval = _round(page, writer, at - datetime.timedelta(days=3), state)
    approval.outcome, approval.ended_at = ApprovalRound.Outcome.APPROVED, at
    approval.save()
    for user in signers if not on_paper else ():
        row = _signature(approval, user, at)
        row.answer, row.answered_at, row.seen_hash = Signature.Answer.APPROVED, at, approval.text_hash
        row.save()
    state.state = approvals.State.APPROVED
    state.save()
    names = [CHAIR, *(user.get_full_name() for user in signers)] if on_paper else [u.get_full_name() for u in signers]
    moment = at.date().isoformat() if on_paper else at.isoformat()
    record = ApprovedMinutes.objects.create(
        minutes=page, version=1, content=approval.content, text_hash=approval.text_hash, at=at,
        signatures=[{"name": name, "at": moment, "hash": approval.text_hash} for name in names],
        method=ApprovedMinutes.Method.PAPER if on_paper else ApprovedMinutes.Method.LINK,
        scan=said.SHEET if on_paper else b"", scan_hash=hashlib.sha256(said.SHEET).hexdigest() if on_paper else "",
    )  # fmt: skip
    followup.note(record)
    followup.renew_search(page)
    papers.make_minutes.enqueue(record.pk)


def _open_meeting(section: MeetingsPage) -> None:
    """Make the next members' meeting, which stands in the calendar, with an agenda for all and questions to it."""
    now = timezone.now()
    events = EventPage.objects.live().filter(kind=EventKind.MEMBER_MEETING, locale=section.locale, rrule="")
    event = events.filter(starts_at__gt=now).exclude(state=State.CANCELLED).order_by("starts_at").first()
    starts = event.starts_at if event else _moment("members", 20)
    fields: dict[str, Any] = {"title": event.title, "lead": event.lead, "place": event.where} if event else {}
    meeting = _publish(_meeting(section, MeetingKind.MEMBERS, starts, event=event, agenda_is_public=True, **fields))
    members = list(User.objects.filter(member__isnull=False, is_active=True).order_by("pk")[:16])
    for number, user in enumerate(members):
        choice = MeetingAnswer.Choice.values[(0, 0, 1, 2)[number % 4]]
        if user.email not in {"medlem@example.org", "styrelse@example.org"}:
            MeetingAnswer.objects.create(meeting=meeting, user=user, choice=choice)
    for number, (title, text, state) in enumerate(said.QUESTIONS):
        row = AgendaProposal.objects.create(
            meeting=meeting, user=members[number + 6], key=f"demo-{number}", title=title, text=text, state=state,
            answer=said.DECLINED if state == "declined" else "", answered_at=now if state != "new" else None,
        )  # fmt: skip
        if state == AgendaProposal.State.ACCEPTED:
            agendas.add_proposal(meeting, row)
