"""The mails of the reporting. All go by the outbox, each with a key, so that doing a thing twice sends one."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core import mail
from core.models import Person
from core.visibility import role_names
from reports import signed
from reports.models import ReaderQuestion, ReportingSettings, ReportPage, ReportText, WriterLink

CATEGORY = "report"


def _send(*, to: str, subject: str, template: str, context: dict[str, Any], key: str, automatic: bool = False) -> bool:
    """Send a mail in Swedish, and tell whether there was an address to send it to."""
    if not to:
        return False
    text = render_to_string(f"emails/reports/{template}.txt", {**context, "site_url": settings.SITE_URL})
    try:
        mail.send(to=to, subject=subject, text=text, category=CATEGORY, key=key, automatic=automatic)
    except mail.MailNotSent:
        return False
    return True


def newsdesk() -> list[str]:
    """Return the addresses of those who review: one for the group, or everybody's."""
    if address := ReportingSettings.current().newsdesk_email:
        return [address]
    users = get_user_model().objects.filter(is_active=True, groups__name=role_names.COMMUNICATIONS)
    return sorted(users.exclude(email="").values_list("email", flat=True).distinct())


def _about(report: ReportPage, **more: Any) -> dict[str, Any]:
    return {"report": report, "sitting": report.sitting, **more}


def remind(link: WriterLink, phase: str, *, key: str) -> bool:
    """Ask for a text, with the personal link."""
    report = link.report
    with translation.override("sv"):
        day = report.sitting.date
        wanted = (
            _("Write before the sitting on %(day)s") if phase == "before" else _("Write about the sitting on %(day)s")
        )
        return _send(
            to=link.person.email,
            subject=wanted % {"day": date_format(day, "j F")},
            template="reminder",
            context=_about(report, link=link, phase=phase, url=signed.address_of(link)),
            key=key,
        )


def new_link(link: WriterLink) -> bool:
    """Send a new link, to the writer's own address."""
    with translation.override("sv"):
        return _send(
            to=link.person.email,
            subject=_("Your new link"),
            template="new_link",
            context=_about(link.report, link=link, url=signed.address_of(link)),
            key=f"report-new-link:{link.pk}:{link.nonce}",
        )


def receipt(text: ReportText, link: WriterLink) -> None:
    """Tell the writer that the text has come in, once for each wording."""
    with translation.override("sv"):
        _send(
            to=link.person.email,
            subject=_("Your text has come in"),
            template="receipt",
            context=_about(text.report, text=text, link=link, url=signed.address_of(link)),
            key=f"report-receipt:{text.pk}:{_mark(text)}",
            automatic=True,
        )


def tell_newsdesk(text: ReportText) -> None:
    """Tell the communications group of a text to review, with a direct link."""
    url = reverse("reporttexts:edit", args=[text.pk])
    with translation.override("sv"):
        for address in newsdesk():
            _send(
                to=address,
                subject=_("To review: %(title)s")
                % {"title": (text.latest_revision.as_object().headline or text.report.title)},
                template="to_review",
                context=_about(text.report, text=text, url=url),
                key=f"report-review:{text.pk}:{_mark(text)}:{_short(address)}",
            )


def handed_on(link: WriterLink, before: Person) -> None:
    """Tell a substitute that the errand is theirs now."""
    with translation.override("sv"):
        _send(
            to=link.person.email,
            subject=_("%(name)s cannot write: can you?") % {"name": before.name},
            template="handed_on",
            context=_about(link.report, link=link, before=before, url=signed.address_of(link)),
            key=f"report-handed-on:{link.pk}:{before.pk}",
        )


def nobody_writes(report: ReportPage, person: Person) -> None:
    """Tell the newsdesk that nobody is left to write."""
    with translation.override("sv"):
        for address in newsdesk():
            _send(
                to=address,
                subject=_("Nobody writes about %(title)s") % {"title": report.assembly},
                template="nobody_writes",
                context=_about(report, person=person, url=reverse("reports_admin:overview")),
                key=f"report-nobody:{report.pk}:{person.pk}:{_short(address)}",
            )


def _mark(text: ReportText) -> str:
    return f"{text.latest_revision_id}"


def _short(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()[:10]


# Told by signals -----------------------------------------------------------------------


def on_published(sender: Any, instance: ReportText, revision: Any = None, **kwargs: Any) -> None:
    """Signal handler: tell the writer that the text is out, the first time."""
    report = instance.report
    if not instance.live or report.writer is None or instance.first_published_at != instance.last_published_at:
        return
    with translation.override("sv"):
        _send(
            to=report.writer.email,
            subject=_("Your text is out"),
            template="published",
            context=_about(report, text=instance),
            key=f"report-published:{instance.pk}",
        )


def on_sent_back(sender: Any, instance: Any, user: Any = None, **kwargs: Any) -> None:
    """Signal handler of task_rejected: tell the writer what should be changed."""
    text = instance.workflow_state.content_object
    if not isinstance(text, ReportText) or text.report.writer is None:
        return
    report = text.report
    link = WriterLink.objects.filter(report=report, person=report.writer).first()
    if link is None or not link.is_open(timezone.now()):
        return
    with translation.override("sv"):
        _send(
            to=report.writer.email,
            subject=_("Something to change in your text"),
            template="sent_back",
            context=_about(report, text=text, comment=instance.comment, url=signed.address_of(link)),
            key=f"report-sent-back:{text.pk}:{instance.pk}",
        )


def connect() -> None:
    """Listen to texts that come out and to reviews; called once, when the apps are ready."""
    from wagtail.signals import published, task_rejected  # noqa: PLC0415 - called when models are there

    published.connect(on_published, sender=ReportText, dispatch_uid="reports.mails.published")
    task_rejected.connect(on_sent_back, dispatch_uid="reports.mails.sent_back")


# Questions ---------------------------------------------------------------------------------


def question_waits(question: ReaderQuestion) -> None:
    """Tell the newsdesk of a question to read."""
    with translation.override("sv"):
        for address in newsdesk():
            _send(
                to=address,
                subject=_("A question from a reader"),
                template="question",
                context=_about(
                    question.report, question=question, url=reverse("readerquestions:edit", args=[question.pk])
                ),
                key=f"report-question:{question.pk}:{_short(address)}",
            )


def question_to_writer(question: ReaderQuestion) -> None:
    """Pass a question on to who wrote the report, with a link to answer by."""
    writer = question.report.writer
    if writer is None:
        return
    with translation.override("sv"):
        _send(
            to=writer.email,
            subject=_("A reader has asked you"),
            template="question_to_writer",
            context=_about(question.report, question=question, writer=writer, url=signed.answer_address(question)),
            key=f"report-question-writer:{question.pk}",
        )


def answered(question: ReaderQuestion) -> None:
    """Tell who asked that there is an answer, in their language."""
    with translation.override(question.language or "sv"):
        _send(
            to=question.email,
            subject=_("Your question has been answered"),
            template="answered",
            context=_about(question.report, question=question, url=question.report.permalink),
            key=f"report-answered:{question.pk}",
            automatic=True,
        )
