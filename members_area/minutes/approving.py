"""The only way from a draft to approved minutes: sent word for word, approved by each who was asked, and kept.

Each verb locks the state first, so that two that happen at once happen one after the other.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from core import generation
from core.visibility import audiences, files
from members_area.minutes import followup, mails, numbering, papers, texts
from members_area.minutes.errors import NotPossible, TextChanged
from members_area.models import ApprovalRound, ApprovedMinutes, MinutesPage, MinutesState, Signature
from members_area.models.approvals import State

VALID_FOR = datetime.timedelta(days=30)
MOST_SIGNERS = 6
MOST_BYTES = 10 * 1024 * 1024
Outcome = ApprovalRound.Outcome


def _locked(page_id: int) -> tuple[MinutesState, MinutesPage]:
    """Return the state, locked until the transaction ends, and the page as it is now."""
    MinutesState.objects.get_or_create(page_id=page_id)
    state = MinutesState.objects.select_for_update().get(page_id=page_id)
    if state.state == State.APPROVED or ApprovedMinutes.objects.filter(minutes_id=page_id).exists():
        raise NotPossible(_("These minutes have been approved already."))
    return state, MinutesPage.objects.get(pk=page_id)


def _checked(page: MinutesPage) -> MinutesPage:
    draft = texts.draft_of(page)
    if draft.meeting is None:
        raise NotPossible(_("These minutes belong to no meeting."))
    if not draft.items.all():
        raise NotPossible(_("There are no paragraphs yet."))
    return draft


def send(page: MinutesPage, *, signers: Iterable[Any], by: Any, now: datetime.datetime | None = None) -> ApprovalRound:
    """Send the draft to those who approve it, each with a link of their own. A version sent before holds no more.

    Raises NotPossible when nobody or too many are to approve, or somebody without a name, who may not read or who
    wrote it.
    """
    now = now or timezone.now()
    people = list({user.pk: user for user in signers}.values())
    if not 1 <= len(people) <= MOST_SIGNERS:
        raise NotPossible(_("Choose one to six people who approve."))
    if any(user.pk == getattr(by, "pk", None) for user in people):
        raise NotPossible(_("Whoever sends minutes does not approve them."))
    for user in people:
        if not user.get_full_name():  # an address in its place would be shown to all who read the minutes
            raise NotPossible(_("%s has no name yet. Write it first: it will stand in the minutes.") % user.email)
    with transaction.atomic():
        state, page = _locked(page.pk)
        draft = _checked(page)
        if not all(audiences.may_read(user, page.effective_audience) for user in people):
            raise NotPossible(_("Those who approve must be among those whom the minutes are for."))
        _keep_attachments_private(draft)
        numbering.give(draft, state, len(draft.items.all()))
        _end_rounds(page, Outcome.TAKEN_BACK, now)
        state.version, state.state = state.version + 1, State.REVIEW
        state.save()
        content = texts.snapshot(draft, state)
        approval = ApprovalRound.objects.create(
            minutes=page, version=state.version, content=content, text_hash=texts.hash_of(content), sent_at=now,
            sent_by=by if getattr(by, "pk", None) else None,
        )  # fmt: skip
        for user in people:
            row = Signature.objects.create(
                round=approval, user=user, name=user.get_full_name(), expires_at=now + VALID_FOR
            )
            mails.asked(row)
    return approval


def _end_rounds(page: MinutesPage, outcome: str, now: datetime.datetime) -> None:
    ApprovalRound.objects.filter(minutes=page, outcome=Outcome.OPEN).update(outcome=outcome, ended_at=now)


def _keep_attachments_private(draft: MinutesPage) -> None:
    """Move attachments that more people could open than may read the minutes."""
    by_collection = files.audiences_by_collection()
    for row in draft.attachments.select_related("document"):
        if not audiences.is_within(by_collection[row.document.collection_id], draft.effective_audience):
            row.document.collection = files.collection_for(draft.effective_audience)
            row.document.save()


def take_back(page: MinutesPage, *, now: datetime.datetime | None = None) -> None:
    """Let the minutes be a draft again; what was approved so far counts no more."""
    with transaction.atomic():
        state, page = _locked(page.pk)
        for row in Signature.objects.filter(round__minutes=page, round__outcome=Outcome.OPEN).select_related("user"):
            mails.taken_back(row)
        _end_rounds(page, Outcome.TAKEN_BACK, now or timezone.now())
        state.state = State.DRAFT
        state.save(update_fields=["state"])


def is_unchanged(approval: ApprovalRound, state: MinutesState) -> bool:
    """Tell whether what was sent is still what is written."""
    return texts.hash_of(texts.snapshot(texts.draft_of(approval.minutes), state)) == approval.text_hash


def approve(signature: Signature, *, seen_hash: str, now: datetime.datetime | None = None) -> bool:
    """Note that somebody has approved what they saw, and tell whether all have. Twice is once.

    Raises TextChanged if what they saw is not what is written now, NotPossible if the link no longer holds.
    """
    now = now or timezone.now()
    with transaction.atomic():
        state, page = _locked(signature.round.minutes_id)
        row = Signature.objects.select_for_update().select_related("round").get(pk=signature.pk)
        approval = row.round
        approval.minutes = page
        if approval.outcome != Outcome.OPEN or approval.version != state.version or seen_hash != approval.text_hash:
            raise TextChanged(_("The text has been changed since you opened it. Nothing was approved."))
        if not is_unchanged(approval, state):
            raise TextChanged(
                _("The secretary has changed the text since it was sent. Nothing was approved; a new link will come.")
            )
        if not row.is_open(now):
            raise NotPossible(_("The link has expired. Ask the secretary for a new one."))
        row.answer, row.answered_at, row.seen_hash, row.comment = Signature.Answer.APPROVED, now, seen_hash, ""
        row.save()
        others = approval.signatures.all()
        if any(one.answer != Signature.Answer.APPROVED or one.seen_hash != approval.text_hash for one in others):
            return False
        signed = [_signed(one) for one in others]
        _seal(page, state, approval.content, signed, now=now, method=ApprovedMinutes.Method.LINK)
    return True


def _signed(row: Signature) -> dict[str, str]:
    return {"name": row.name, "at": row.answered_at.isoformat() if row.answered_at else "", "hash": row.seen_hash}


def ask_for_change(signature: Signature, *, comment: str, now: datetime.datetime | None = None) -> None:
    """Note what somebody wants changed, and tell the secretary: the minutes are a draft again."""
    now = now or timezone.now()
    comment = comment.strip()
    if not comment:
        raise NotPossible(_("Write what should be changed."))
    with transaction.atomic():
        state, page = _locked(signature.round.minutes_id)
        row = Signature.objects.select_for_update().select_related("round").get(pk=signature.pk)
        if not row.is_open(now):
            raise NotPossible(_("The minutes are not with you any more."))
        row.answer, row.answered_at, row.comment = Signature.Answer.CHANGES, now, comment[:4000]
        row.save()
        _end_rounds(page, Outcome.CHANGES, now)
        state.state = State.DRAFT
        state.save(update_fields=["state"])
        mails.change_wanted(row)


def approve_on_paper(
    page: MinutesPage, *, scan: bytes, names: Iterable[str], signed_on: datetime.date, by: Any
) -> None:
    """Keep the draft as approved by those who have signed it on paper, with the scanned sheet."""
    who = [name.strip()[:200] for name in names if name.strip()]
    if not who:
        raise NotPossible(_("Write who has signed."))
    if not scan.startswith(b"%PDF-") or len(scan) > MOST_BYTES:
        raise NotPossible(_("The sheet must be a PDF of at most 10 MB."))
    if signed_on > timezone.localdate():
        raise NotPossible(_("Nobody has signed in the future."))
    now = timezone.now()
    with transaction.atomic():
        state, page = _locked(page.pk)
        draft = _checked(page)
        _keep_attachments_private(draft)
        numbering.give(draft, state, len(draft.items.all()))
        _end_rounds(page, Outcome.TAKEN_BACK, now)
        state.version += 1
        content = texts.snapshot(draft, state)
        digest = texts.hash_of(content)
        approval = ApprovalRound.objects.create(
            minutes=page, version=state.version, content=content, text_hash=digest, sent_at=now, sent_by=by
        )
        approval.outcome, approval.ended_at = Outcome.APPROVED, now
        approval.save()
        signed = [{"name": name, "at": signed_on.isoformat(), "hash": digest} for name in who]
        _seal(page, state, content, signed, now=now, method=ApprovedMinutes.Method.PAPER, scan=scan)


def _seal(
    page: MinutesPage,
    state: MinutesState,
    content: dict[str, Any],
    signed: list[dict[str, str]],
    *,
    now: datetime.datetime,
    method: str,
    scan: bytes = b"",
) -> None:
    """Write the record, and let the page and what hangs on it follow."""
    _end_rounds(page, Outcome.APPROVED, now)
    page.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
    title = content["title"]
    Page.objects.filter(pk=page.pk).update(
        live=True, title=title, draft_title=title, has_unpublished_changes=False, expire_at=None, go_live_at=None,
        last_published_at=now,
    )  # fmt: skip
    record = ApprovedMinutes.objects.create(
        minutes_id=page.pk, version=state.version, content=content, text_hash=texts.hash_of(content), at=now,
        signatures=signed, method=method, scan=scan, scan_hash=hashlib.sha256(scan).hexdigest() if scan else "",
    )  # fmt: skip
    state.state = State.APPROVED
    state.save()
    followup.note(record)
    fresh = MinutesPage.objects.get(pk=page.pk)
    followup.renew_search(fresh)
    papers.make_minutes.enqueue(record.pk)
    mails.approved(fresh, record)
    generation.bump_with_transaction()
