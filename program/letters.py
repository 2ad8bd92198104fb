"""The programme's mail: who wants to join a working group, and what readers say of a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from core import mail
from core.models import Person
from core.models.people import person_with_portrait
from core.public_forms.forms import PublicForm
from core.public_forms.receipts import send_receipt
from core.public_forms.receiving import NotDelivered
from program.models import PolicyAreaPage, ProgramPage
from program.programmes import Chapter


def _deliver(
    form: PublicForm, key: str, *, to: Person | None, subject: str, template: str, context: dict[str, Any]
) -> None:
    """Send a letter in Swedish. Raises NotDelivered where it cannot leave."""
    letter = form.cleaned_data
    with translation.override("sv"):
        text = render_to_string(template, {"letter": letter, **context})
    try:
        mail.send(
            to=to.email if to else "",
            subject=subject,
            text=text,
            category="letter",
            reply_to=letter["epost"],
            key=key,
        )
    except mail.MailNotSent as error:
        raise NotDelivered from error


def to_group(page: PolicyAreaPage, language: str) -> Callable[[PublicForm, str], None]:
    """Return what tells the contact person that somebody wants to join, and sends a receipt."""

    def deliver(form: PublicForm, key: str) -> None:
        contact = person_with_portrait(page.contact_id) if page.contact_id else None
        with translation.override("sv"):
            subject = _("%(name)s wants to join the group for %(area)s") % {
                "name": form.cleaned_data["namn"],
                "area": page.title,
            }
        _deliver(form, key, to=contact, subject=subject, template="emails/join_group.txt", context={"area": page})
        send_receipt(to=form.cleaned_data["epost"], what=page.title, language=language, key=f"{key}-receipt")

    return deliver


def of_comment(page: ProgramPage, chapters: list[Chapter], language: str) -> Callable[[PublicForm, str], None]:
    """Return what passes a comment on to the area's contact person, or to the programme's, and sends a receipt."""

    def deliver(form: PublicForm, key: str) -> None:
        chosen = form.cleaned_data.get("omrade") or ""
        area = next((chapter.area for chapter in chapters if str(chapter.area.pk) == chosen), None)
        contact = person_with_portrait(area.contact_id) if area and area.contact_id else None
        if contact is None or not contact.email:
            contact = person_with_portrait(page.contact_id) if page.contact_id else None
        with translation.override("sv"):
            subject = _("A comment on %(title)s") % {"title": area.title if area else page.title}
        context = {"program": page, "area": area}
        _deliver(form, key, to=contact, subject=subject, template="emails/program_comment.txt", context=context)
        send_receipt(to=form.cleaned_data["epost"], what=page.title, language=language, key=f"{key}-receipt")

    return deliver
