"""What a writer does by the personal link: keep a draft, send it, hand the errand on. No request in here.

A draft is the text's latest revision; one that the same link wrote is written over, so that typing for an hour
leaves one. Whoever saves says which draft they began from: if another has come since, Overtaken is raised and
nothing is lost (docs/adr/0031).
"""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Revision

from core import outbox
from core.models import OutboxMail, Person
from reports import assigning, mails
from reports.models import ReportText, WriterLink, WriterProfile
from reports.models.links import new_nonce
from reports.texts import AFTER

CONTENT = ("headline", "lead", "body", "matters", "image", "image_alt")


class Overtaken(Exception):
    """Somebody else, or another tab, has saved since."""


class NotOpen(Exception):
    """The text cannot be written now: it is out, or the link has been closed meanwhile."""


def draft_of(text: ReportText) -> ReportText:
    """Return the text as its latest draft has it."""
    revision = text.latest_revision
    return revision.as_object() if revision is not None else text


def version_of(text: ReportText) -> str:
    """Return a short text that changes whenever the draft does."""
    revision = Revision.objects.filter(pk=text.latest_revision_id).values_list("pk", "content").first()
    if revision is None:
        return "0"
    return f"{revision[0]}-{hashlib.sha256(repr(sorted(revision[1].items())).encode()).hexdigest()[:12]}"


def saved_at(text: ReportText) -> datetime.datetime | None:
    """Return when the draft was last saved."""
    return text.latest_revision.created_at if text.latest_revision_id else None


def may_write(text: ReportText) -> bool:
    """Tell whether the writer may still change the text by the link: until it is out. After opens when it is over."""
    if text.live or text.is_missed:
        return False
    return text.phase != AFTER or text.report.sitting.is_over


def save_draft(text: ReportText, values: dict[str, Any], *, version: str) -> ReportText:
    """Save a draft, and return the text. Raises Overtaken or NotOpen, having changed nothing."""
    with transaction.atomic():
        held = ReportText.objects.select_for_update(of=("self",)).select_related("report__sitting").get(pk=text.pk)
        if not may_write(held):
            raise NotOpen
        draft = draft_of(held)
        for name in CONTENT:
            if name in values:
                setattr(draft, name, values[name])
        if _same(draft, held):  # also what was sent twice because the first answer got lost
            return held
        if version != version_of(held):
            raise Overtaken
        latest = held.latest_revision
        in_review = held.current_workflow_state is not None
        over = latest if latest is not None and latest.user_id is None and not in_review else None
        revision = draft.save_revision(clean=False, overwrite_revision=over)
        if in_review and (state := held.current_workflow_task_state) is not None:
            state.revision = revision
            state.save(update_fields=["revision"])
        held.refresh_from_db()
        return held


def _same(draft: ReportText, held: ReportText) -> bool:
    latest = held.latest_revision
    if latest is None:
        return not any([draft.headline, draft.lead, draft.body, draft.matters.raw_data, draft.image_id])
    new, old = draft.serializable_data(), latest.content
    return all(new.get(name) == old.get(name) for name in CONTENT)


def publishes_directly(person: Person) -> bool:
    """Tell whether the person's texts go out without review."""
    return WriterProfile.objects.filter(person=person, publishes_directly=True).exists()


def send(text: ReportText, link: WriterLink) -> str:
    """Publish the draft or send it to review, and tell who should know. Returns "published" or "review".

    Safe to call twice: what is in review already stays there, with its newest wording.
    """
    with transaction.atomic():
        held = ReportText.objects.select_for_update(of=("self",)).select_related("report").get(pk=text.pk)
        if not may_write(held) or held.latest_revision_id is None:
            raise NotOpen
        stop_reminding(held, link)
        if publishes_directly(link.person):
            held.latest_revision.publish()
            return "published"
        if held.current_workflow_state is not None and held.workflow_in_progress:
            mails.receipt(held, link)
            return "review"
        workflow = held.get_workflow()
        if held.current_workflow_state is not None:  # sent back with a wish: it goes to the same step again
            held.current_workflow_state.resume(user=None)
        elif workflow is not None:
            workflow.start(held, None)
        mails.receipt(held, link)
        mails.tell_newsdesk(held)
        return "review"


def stop_reminding(text: ReportText, link: WriterLink) -> None:
    """Take back reminders of this text that have not been sent."""
    prefix = f"report-reminder:{link.report_id}:{link.person_id}:{text.phase}:"
    outbox.cancel(OutboxMail.objects.filter(key__startswith=prefix))


def renew(link: WriterLink) -> bool:
    """Mail the writer a new link in place of one that has expired, while there is something to write.

    Its address is new: whoever else has the old one gets nothing by asking. A link that was closed stays so.
    """
    now = timezone.now()
    with transaction.atomic():
        held = WriterLink.objects.select_for_update(of=("self",)).select_related("report__sitting", "person")
        mine = held.get(pk=link.pk)
        if mine.revoked_at is not None or mine.is_open(now) or mine.nonce != link.nonce:
            return False
        sitting = mine.report.sitting
        if mine.report.writer_id != mine.person_id or sitting.is_cancelled:
            return False
        if not any(may_write(text) for text in mine.report.texts.select_related("report__sitting")):
            return False
        mine.nonce, mine.expires_at = new_nonce(), assigning.link_expires(sitting, now)
        mine.save(update_fields=["nonce", "expires_at"])
        return mails.new_link(mine)


def hand_on(link: WriterLink) -> Person | None:
    """Let the first free substitute write instead, and close the link. Returns who, or None if there is nobody.

    What was drafted stays with who wrote it: the substitute gets a report of their own.
    """
    now = timezone.now()
    with transaction.atomic():
        held = WriterLink.objects.select_for_update().get(pk=link.pk)
        if held.revoked_at is not None:
            raise NotOpen
        held.revoked_at = now
        held.save(update_fields=["revoked_at"])
        report = link.report
        for text in report.texts.filter(live=False):
            stop_reminding(text, link)
        substitute = assigning.substitute_for(report.sitting)
        if substitute is None:
            mails.nobody_writes(report, link.person)
            return None
        page = assigning.report_for(report.sitting, substitute, as_substitute=True)
        if page is not None:
            fresh = assigning.link_for(page, substitute, now=now, afresh=True)
            mails.handed_on(fresh, link.person)
        with translation.override("sv"):
            for text in report.texts.filter(live=False):
                text.is_missed, text.missing_reason = True, _("A substitute writes about the sitting.")
                text.save(update_fields=["is_missed", "missing_reason"])
        return substitute
