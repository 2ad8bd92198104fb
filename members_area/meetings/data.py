"""What meetings keep of a person: shown on the member's own page, and erased with the account."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from members_area.models import AgendaProposal, MeetingAnswer, Signature


def parts_of(user: Any) -> list[dict[str, Any]]:
    """Return the parts of "what we know of you" that meetings have: three queries."""
    answers = MeetingAnswer.objects.filter(user=user).select_related("meeting")
    questions = AgendaProposal.objects.filter(user=user).select_related("meeting")
    signatures = Signature.objects.filter(user=user).select_related("round")
    return [
        {
            "key": "meetings",
            "title": _("Whether you come to meetings"),
            "rows": [(row.meeting.title, row.get_choice_display()) for row in answers],
        },
        {
            "key": "questions",
            "title": _("Your questions to meetings"),
            "rows": [(row.title, f"{row.meeting.title}. {row.text}") for row in questions],
        },
        {
            "key": "approvals",
            "title": _("Minutes that you have been asked to approve"),
            "rows": [(row.round.content["title"], row.get_answer_display()) for row in signatures],
        },
    ]


def erase_files_of(user: Any) -> int:
    """Delete the attachments of somebody's questions that came on no agenda; the questions go with the account."""
    rows = AgendaProposal.objects.filter(user=user, attachment__isnull=False)
    documents = [
        row.attachment for row in rows.exclude(state=AgendaProposal.State.ACCEPTED).select_related("attachment")
    ]
    for document in documents:
        if document is not None:
            document.delete()
    return len(documents)
