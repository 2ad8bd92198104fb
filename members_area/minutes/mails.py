"""The mails about minutes and decisions: by the outbox, each with a key, so that doing a thing twice sends one."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from core import mail
from members_area.models import ApprovalRound, ApprovedMinutes, Decision, MinutesPage, Signature

CATEGORY = "minutes"


def send(*, to: str, subject: str, template: str, context: dict[str, Any], key: str, category: str = CATEGORY) -> bool:
    """Send a mail in Swedish, and tell whether there was an address that mail goes to."""
    text = render_to_string(f"emails/members_area/{template}.txt", {**context, "site_url": settings.SITE_URL})
    try:
        mail.send(to=to, subject=subject, text=text, category=category, key=key)
    except mail.MailNotSent:
        return False
    return True


def address_of(user: Any) -> str:
    """Return where mail to somebody goes; nothing for those without mail, or whose account is closed."""
    from members_area.models.register import NO_MAIL  # noqa: PLC0415 - a constant of the register

    return "" if user is None or not user.is_active or user.email.endswith(NO_MAIL) else str(user.email)


def asked(row: Signature) -> None:
    """Ask somebody to approve, with the link of their own."""
    from members_area.minutes import signed  # noqa: PLC0415 - it asks the models for what this module sends

    page = row.round.minutes
    with translation.override("sv"):
        send(
            to=address_of(row.user),
            subject=_("To approve: %(title)s") % {"title": row.round.content["title"]},
            template="approval_asked",
            context={"row": row, "page": page, "url": signed.address_of(row), "version": row.round.version},
            key=f"approval:{row.pk}",
        )


def taken_back(row: Signature) -> None:
    """Tell somebody that the minutes are being changed."""
    with translation.override("sv"):
        send(
            to=address_of(row.user),
            subject=_("Taken back: %(title)s") % {"title": row.round.content["title"]},
            template="approval_taken_back",
            context={"row": row},
            key=f"approval-back:{row.pk}",
        )


def change_wanted(row: Signature) -> None:
    """Tell who sent the minutes what somebody wants changed."""
    from django.urls import reverse  # noqa: PLC0415

    with translation.override("sv"):
        send(
            to=address_of(row.round.sent_by),
            subject=_("To be changed: %(title)s") % {"title": row.round.content["title"]},
            template="approval_change",
            context={"row": row, "url": reverse("members_minutes", args=[row.round.minutes_id])},
            key=f"approval-change:{row.pk}",
        )


def approved(page: MinutesPage, record: ApprovedMinutes) -> None:
    """Tell who sent the minutes, and those who approved, that they are published."""
    approval = ApprovalRound.objects.filter(minutes=page, version=record.version).first()
    if approval is None:
        return
    people = {approval.sent_by, *(row.user for row in approval.signatures.select_related("user"))}
    with translation.override("sv"):
        for user in [user for user in people if user is not None]:
            send(
                to=address_of(user),
                subject=_("Approved: %(title)s") % {"title": record.content["title"]},
                template="approval_done",
                context={"page": page, "record": record, "url": page.get_url() or ""},
                key=f"approval-done:{record.pk}:{user.pk}",
            )


def decision_due(row: Decision, *, step: str, today: datetime.date) -> bool:
    """Remind of a decision."""
    user = row.member.user if row.member else None
    with translation.override("sv"):
        return send(
            to=address_of(user),
            subject=_("To do: %(title)s") % {"title": row.title},
            template="decision_due",
            context={"row": row, "is_late": row.is_late(today), "url": row.minutes.get_url() or "", "user": user},
            key=f"decision:{row.pk}:{row.due_on:%Y%m%d}:{step}",
        )
