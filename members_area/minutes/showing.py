"""What readers see of minutes: the approved record. Of a draft its title, its day and that it waits."""

from __future__ import annotations

import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.safestring import mark_safe

from core.models import CustomDocument
from core.search.parts import Part
from members_area.minutes import numbering, signed, texts
from members_area.models import ApprovalRound, ApprovedMinutes, Decision, MinutesPage, Signature
from members_area.models.approvals import State
from members_area.models.private import may_write


def minutes(page: MinutesPage, user: Any) -> dict[str, Any]:
    """Return what the page of minutes shows to somebody: five queries for what is approved."""
    record = page.record
    state = page.state_row
    writes = may_write(user) or (user.is_authenticated and page.owner_id == user.pk)
    shown: dict[str, Any] = {
        "record": record,
        "state": state,
        "is_waiting": record is None,
        "is_in_review": record is None and state.state == State.REVIEW,
        "writes": writes,
        "content": None,
        "said": None,
    }
    if record is not None:
        rows = Decision.objects.filter(minutes=page)
        return shown | {
            "content": _for_reading(record.content, {row.paragraph: row for row in rows}),
            "said": facts(record),
            "addenda": addenda(page),
            "attachments": _attachments(record.content),
            "corrected": page.corrects,
            "title": record.content["title"],
        }
    shown |= {"title": page.title, "mine": _asked_of(page, user)}
    if writes or getattr(page, "shows_draft", False):
        draft = page if getattr(page, "shows_draft", False) else texts.draft_of(page)
        state.first_number = numbering.expected(draft, state) if draft.meeting_id else 1
        content = texts.snapshot(draft, state)
        shown |= {
            "content": _for_reading(content, {}),
            "attachments": _attachments(content),
            "corrected": page.corrects,
        }
    return shown


def _asked_of(page: MinutesPage, user: Any) -> str:
    """Return the address by which the reader approves, if they have been asked and have not answered."""
    if not user.is_authenticated or not page.pk:
        return ""
    row = Signature.objects.filter(
        round__minutes=page, round__outcome=ApprovalRound.Outcome.OPEN, user=user, answer=Signature.Answer.WAITING
    ).first()
    return signed.address_of(row) if row else ""


def _for_reading(content: dict[str, Any], decisions: dict[str, Decision]) -> dict[str, Any]:
    """Return the content with anchors, days as days, and HTML that templates do not escape."""
    paragraphs = [
        {
            **paragraph,
            "anchor": texts.anchor_of(paragraph["number"]),
            "html": mark_safe(paragraph["html"]),  # noqa: S308 - a template's output, as it was when it was sent
            "due": parse_date(paragraph["due"]) if paragraph["due"] else None,
            "row": decisions.get(paragraph["number"]),
        }
        for paragraph in content["paragraphs"]
    ]
    return {**content, "paragraphs": paragraphs, "date": parse_date(content["date"]) if content["date"] else None}


def for_reading(content: dict[str, Any]) -> dict[str, Any]:
    """Return content as templates take it, without what has become of the decisions."""
    return _for_reading(content, {})


def facts(record: ApprovedMinutes) -> dict[str, Any]:
    """Return who approved when, in a form for templates."""
    names = [row["name"] for row in record.signatures]
    moments = [moment for row in record.signatures if (moment := _moment(row["at"])) is not None]
    return {
        "names": names,
        "on": max(moments) if moments else timezone.localdate(record.at),
        "rows": [{**row, "on": _moment(row["at"])} for row in record.signatures],
        "is_on_paper": record.method == ApprovedMinutes.Method.PAPER,
        "version": record.version,
        "hash": record.text_hash,
    }


def _moment(text: str) -> datetime.date | None:
    found = parse_datetime(text) if "T" in text else None
    return timezone.localtime(found).date() if found else parse_date(text) if text else None


def addenda(page: MinutesPage) -> list[Any]:
    """Return the approved addenda to minutes, in order: one query."""
    rows = ApprovedMinutes.objects.filter(minutes__corrects=page, minutes__live=True)
    return [
        {"page": row.minutes, "content": _for_reading(row.content, {}), "said": facts(row)}
        for row in rows.select_related("minutes").defer("scan").order_by("at")
    ]


def _attachments(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the attachments with addresses; without one where the file is gone: one query, or none."""
    rows = content["attachments"]
    known = CustomDocument.objects.in_bulk([row["id"] for row in rows]) if rows else {}
    return [{**row, "url": known[row["id"]].url if row["id"] in known else ""} for row in rows]


def parts(page: MinutesPage) -> list[Part]:
    """Return the approved paragraphs for the search; nothing of what is not approved."""
    record = ApprovedMinutes.objects.filter(minutes_id=page.pk).defer("scan").first()
    if record is None:
        return []
    return [
        Part(
            texts.anchor_of(paragraph["number"]),
            f"§ {paragraph['number']} {paragraph['title']}",
            paragraph["decision"],
            texts.plain(paragraph["html"]),
        )
        for paragraph in record.content["paragraphs"]
    ]


def for_secretary(page: MinutesPage) -> dict[str, Any]:
    """Return what stands above the form in the admin."""
    state = page.state_row
    rounds = list(ApprovalRound.objects.filter(minutes=page).prefetch_related("signatures")[:5])
    current = rounds[0] if rounds and rounds[0].outcome == ApprovalRound.Outcome.OPEN else None
    asked_for = [
        row
        for approval in rounds[:1]
        if approval.outcome == ApprovalRound.Outcome.CHANGES
        for row in approval.signatures.all()
        if row.comment
    ]
    is_changed = False
    if current is not None:
        current.minutes = page
        is_changed = texts.hash_of(texts.snapshot(texts.draft_of(page), state)) != current.text_hash
    return {
        "minutes": page,
        "state": state,
        "step": state.state,
        "current": current,
        "rounds": rounds,
        "asked_for": asked_for,
        "is_changed": is_changed,
        "url": reverse("members_minutes", args=[page.pk]),
    }
