"""Letters to a person: passed on by mail, without their address standing anywhere."""

from __future__ import annotations

from collections.abc import Callable

from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core import mail
from core.models import Person
from core.public_forms.forms import MessageForm, PublicForm
from core.public_forms.receipts import send_receipt
from core.public_forms.receiving import NotDelivered


def letter_form(person: Person, data: QueryDict | None = None) -> MessageForm | None:
    """Return the form on the person's page; None where no mail reaches them."""
    if not person.email:
        return None
    form = MessageForm(data)
    form.form_name = f"person-{person.pk}"
    form.action = reverse("site:person-contact", args=[person.slug])
    return form


def deliver_to(person: Person, language: str) -> Callable[[PublicForm, str], None]:
    """Return what passes a letter on to the person, in Swedish, and a receipt to who wrote, in their language."""

    def deliver(form: PublicForm, key: str) -> None:
        letter = form.cleaned_data
        with translation.override("sv"):
            subject = _("%(name)s has written to you") % {"name": letter["namn"]}
            text = render_to_string("emails/letter.txt", {"letter": letter, "person": person})
        try:
            mail.send(to=person.email, subject=subject, text=text, category="letter", reply_to=letter["epost"], key=key)
        except mail.MailNotSent as error:
            raise NotDelivered from error
        send_receipt(to=letter["epost"], what=person.name, language=language, key=f"{key}-receipt")

    return deliver
