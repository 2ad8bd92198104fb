"""The readers' form under a report, and what becomes of what they ask."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.db import IntegrityError, transaction
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from core.public_forms.forms import PublicForm
from reports import mails
from reports.models import ReaderQuestion, ReportPage


class QuestionForm(PublicForm):
    """A question, with a name if one likes, and an address if one wants to know of the answer."""

    fraga = forms.CharField(max_length=2000, widget=forms.Textarea)
    namn = forms.CharField(max_length=80, required=False)
    epost = forms.EmailField(max_length=254, required=False)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        text, name, address = self.fields["fraga"], self.fields["namn"], self.fields["epost"]
        text.label, name.label, address.label = (
            _("Your question"),
            _("Name that may be shown"),
            _("Your e-mail address"),
        )
        address.help_text = _("Never shown. You are told of the answer, and then the address is erased.")
        text.error_messages["required"] = _("Write a question")
        address.error_messages["invalid"] = _("Write the e-mail address like this: namn@example.se")
        name.widget.attrs["autocomplete"], address.widget.attrs["autocomplete"] = "name", "email"


def new_form(report: ReportPage, data: QueryDict | None = None) -> QuestionForm:
    """Return the form of a report."""
    form = QuestionForm(data)
    form.form_name = f"fraga-{report.pk}"
    form.action = reverse("reports:ask", args=[report.pk])
    return form


def question_form(report: ReportPage, request: HttpRequest) -> QuestionForm | None:
    """Return the form that the page shows: one that came back, an empty one, or none."""
    if not report.takes_questions or report.writer_id is None:
        return None
    return getattr(request, "public_form", None) or new_form(report)


def keep(report: ReportPage, language: str) -> Callable[[PublicForm, str], None]:
    """Return what keeps a question once, and tells the newsdesk that it waits."""

    def deliver(form: PublicForm, key: str) -> None:
        data = form.cleaned_data
        try:
            with transaction.atomic():
                question = ReaderQuestion.objects.create(
                    report=report,
                    key=key,
                    text=data["fraga"],
                    name=data["namn"],
                    email=data["epost"],
                    language=language,
                )
                mails.question_waits(question)
        except IntegrityError:  # pressed twice
            return

    return deliver
