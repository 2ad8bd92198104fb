"""Questions that members send in to a meeting: received once, put on the agenda, or declined with an answer."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from core.models import CustomDocument
from core.public_forms.forms import PublicForm
from core.visibility import files
from members_area.meetings import agendas
from members_area.minutes import mails
from members_area.models import AgendaProposal, MeetingPage

MOST_BYTES = 10 * 1024 * 1024
ENDINGS = {".pdf", ".docx", ".odt", ".xlsx", ".ods", ".txt", ".rtf", ".jpg", ".jpeg", ".png"}
State = AgendaProposal.State


class ProposalForm(PublicForm):
    """A question to a meeting."""

    rubrik = forms.CharField(max_length=200)
    text = forms.CharField(max_length=4000, required=False, widget=forms.Textarea)
    fil = forms.FileField(required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        named["rubrik"].label = _("Your question")
        named["rubrik"].error_messages["required"] = _("Write your question")
        named["text"].label = _("Why, and what you want the meeting to decide")
        named["fil"].label = _("Attachment")
        named["fil"].help_text = _("PDF, text, table or picture, at most 10 MB.")
        named["fil"].widget.input_type = "file"

    def clean_fil(self) -> Any:
        """Refuse files that are too large, or of a kind that nobody opens."""
        upload = self.cleaned_data.get("fil")
        if upload is None:
            return None
        if upload.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB."))
        if PurePath(upload.name).suffix.lower() not in ENDINGS:
            raise ValidationError(_("Send a PDF, a text, a table or a picture."))
        return upload


def receive(meeting: MeetingPage, user: Any, data: dict[str, Any], *, key: str) -> AgendaProposal:
    """Keep a question, and send a receipt. The same form sent twice is one question."""
    digest = hashlib.sha256(f"{meeting.pk}:{user.pk}:{key}:{data['rubrik']}:{data['text']}".encode()).hexdigest()
    known = AgendaProposal.objects.filter(key=digest).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            document = _keep(data["fil"], user) if data.get("fil") else None
            row = AgendaProposal.objects.create(
                meeting=meeting, user=user, key=digest, title=data["rubrik"], text=data["text"], attachment=document
            )
    except IntegrityError:
        return AgendaProposal.objects.get(key=digest)
    _mail(row, "proposal_receipt", gettext_noop("Your question has come in"))
    return row


def _keep(upload: Any, user: Any) -> CustomDocument:
    """Keep an attachment where only the board sees it, until the question is on the agenda."""
    collection = files.collection_for(",board,")
    name = PurePath(upload.name).name
    return CustomDocument.objects.create(
        title=name[:200], file=upload, collection=collection, uploaded_by_user=user, file_size=upload.size
    )


def accept(row: AgendaProposal, *, by: Any) -> None:
    """Put a question on the agenda, and tell who asked. Twice is once."""
    with transaction.atomic():
        row = AgendaProposal.objects.select_for_update(of=("self",)).select_related("user").get(pk=row.pk)
        if row.state == State.ACCEPTED:
            return
        row.state, row.answered_at = State.ACCEPTED, timezone.now()
        row.save(update_fields=["state", "answered_at"])
        meeting = MeetingPage.objects.get(pk=row.meeting_id)
        agendas.add_proposal(meeting, row, user=by)
        if row.attachment is not None:
            row.attachment.collection = files.collection_for(meeting.effective_audience)
            row.attachment.save()
        _mail(row, "proposal_accepted", gettext_noop("Your question is on the agenda"))


def decline(row: AgendaProposal, *, answer: str) -> None:
    """Decline a question with an answer. Raises ValidationError without one, or when it is on the agenda already."""
    answer = answer.strip()[:2000]
    if not answer:
        raise ValidationError(_("Write an answer: who asked should know why."))
    with transaction.atomic():
        row = AgendaProposal.objects.select_for_update(of=("self",)).select_related("user").get(pk=row.pk)
        if row.state != State.NEW:
            raise ValidationError(_("This question has been answered already."))
        row.state, row.answer, row.answered_at = State.DECLINED, answer, timezone.now()
        row.save(update_fields=["state", "answer", "answered_at"])
        _mail(row, "proposal_declined", gettext_noop("An answer to your question"))


def _mail(row: AgendaProposal, template: str, subject: str) -> None:
    with translation.override("sv"):
        mails.send(
            to=mails.address_of(row.user),
            subject=_(subject),
            template=template,
            context={"row": row, "meeting": row.meeting, "url": row.meeting.get_url() or ""},
            key=f"{template}:{row.pk}",
            category="agenda",
        )
