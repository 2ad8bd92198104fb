"""Residents' questions to an event: asked in a form, read through, shown, and answered when it is over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import mail
from core.models import Audience
from core.public_forms import receiving
from core.public_forms.forms import PublicForm
from events.models.events import EventPage
from events.models.questions import EventQuestion
from events.signup.sheets import source_of

MOST_SHOWN = 200
SENT = "fraga"


class AskForm(PublicForm):
    """A question, with a name if one likes."""

    id_end = "-fraga"
    fraga = forms.CharField(max_length=2000, widget=forms.Textarea)
    kallad = forms.CharField(max_length=80, required=False)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id="falt-fraga-%s")
        text, name = self.fields["fraga"], self.fields["kallad"]
        text.label, name.label = _("Your question"), _("Name that may be shown")
        text.error_messages["required"] = _("Write a question")
        name.widget.attrs["autocomplete"] = "name"


def new_form(event: EventPage, data: QueryDict | None = None) -> AskForm:
    """Return the form of an event."""
    form = AskForm(data)
    form.form_name = f"handelsefraga-{event.pk}"
    form.action = reverse("calendar:ask", args=[event.pk or 0])
    form.needs_csrf = event.effective_audience != Audience.EVERYONE
    return form


def is_taken(event: EventPage) -> bool:
    """Tell whether questions are taken still: until it begins, and not to what is cancelled."""
    row = event.occurrence
    return event.takes_questions and row is not None and not row.is_cancelled and row.starts_at > timezone.now()


def shown(event: EventPage, request: HttpRequest, *, is_over: bool) -> dict[str, Any]:
    """Return what the page shows: one query where an event takes questions, none elsewhere."""
    if not event.takes_questions or not event.pk:
        return {"questions": [], "form": None}
    questions = EventQuestion.objects.shown().filter(event__translation_key=event.translation_key)
    filled = getattr(request, "public_form", None)
    form = (filled if isinstance(filled, AskForm) else new_form(event)) if is_taken(event) else None
    return {
        "questions": list(questions.select_related("answered_by")[:MOST_SHOWN]),
        "form": form,
        "is_sent": request.GET.get("tack") == SENT,
        "is_over": is_over,
    }


def deliver_to(event: EventPage) -> Callable[[PublicForm, str], None]:
    """Return what keeps a question once, and tells whom the event's questions go to."""

    def deliver(form: PublicForm, key: str) -> None:
        data = form.cleaned_data
        try:
            with transaction.atomic():
                question = EventQuestion.objects.create(
                    event=source_of(event), key=key, text=data["fraga"], name=data["kallad"]
                )
                _tell(event, question)
        except IntegrityError:  # pressed twice
            return

    return deliver


def _tell(event: EventPage, question: EventQuestion) -> None:
    """Tell the one to ask about the event that a question waits; there is a button in the admin besides."""
    address = event.contact_person.email if event.contact_person else ""
    if not address:
        return
    with translation.override("sv"):
        url = settings.SITE_URL + reverse("event_questions:edit", args=[question.pk])
        text = render_to_string("emails/events/question.txt", {"question": question, "event": event, "url": url})
        subject = _("A question to %(title)s") % {"title": event.title}
    try:
        mail.send(to=address, subject=subject, text=text, category="question", key=f"event-question-{question.pk}")
    except mail.MailNotSent:
        return


@csrf_exempt  # a stranger's form: core.public_forms looks who posts
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Receive a question; show the event again with what was typed when something is wrong."""
    events = EventPage.objects.live().visible_to(request.user).filter(takes_questions=True)
    event = receiving.found_or_404(events, page_id)
    form = new_form(event, request.POST) if is_taken(event) else None
    deliver = deliver_to(event)
    return receiving.answer(request, event, form, deliver=deliver, anchor="#fragor", outcome=lambda: SENT)
