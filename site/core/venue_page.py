"""A venue's own page: the way there, whether one can come, its rooms, and asking to hire it."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from core import mail, page_cache
from core.models import SiteSettings, Venue
from core.public_forms import receiving
from core.public_forms.forms import MessageForm, PublicForm, wants_receipt
from core.public_forms.receipts import send_receipt
from core.public_forms.receiving import NotDelivered


class HireForm(MessageForm):
    """Asks the association whether a venue is free."""

    dag = forms.CharField(max_length=120)
    antal = forms.CharField(max_length=40, required=False)
    field_order = ("namn", "epost", "dag", "antal", "meddelande")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        day, people, text = self.fields["dag"], self.fields["antal"], self.fields["meddelande"]
        day.label, people.label, text.label = _("Which day and time?"), _("How many people?"), _("What is it for?")
        day.error_messages["required"] = _("Write the day and time you want")


def hire_form(venue: Venue, association: str, data: QueryDict | None = None) -> HireForm | None:
    """Return the form on the venue's page; None where it is not for hire or nobody would get the letter."""
    if not venue.can_be_hired or not association:
        return None
    form = HireForm(data)
    form.form_name = f"lokal-{venue.pk}"
    form.action = venue.url
    return form


def deliver_to(venue: Venue, association: str, language: str) -> Callable[[PublicForm, str], None]:
    """Return what passes a question on to the association, in Swedish, and a receipt to who asked."""

    def deliver(form: PublicForm, key: str) -> None:
        asked = form.cleaned_data
        with translation.override("sv"):
            subject = _("Question about hiring %(venue)s") % {"venue": venue.name}
            text = render_to_string("emails/hire.txt", {"asked": asked, "venue": venue})
        try:
            mail.send(to=association, subject=subject, text=text, category="letter", reply_to=asked["epost"], key=key)
        except mail.MailNotSent as error:
            raise NotDelivered from error
        send_receipt(to=asked["epost"], what=venue.name, language=language, key=f"{key}-receipt")

    return deliver


@csrf_exempt  # a stranger's question: nothing is done in a session's name, and core.public_forms looks who posts
@require_http_methods(["GET", "HEAD", "POST"])
def venue(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a venue, and pass on a question about hiring it."""
    found = get_object_or_404(Venue, slug=slug)
    page_cache.keep(request)
    site = Site.find_for_request(request)
    association = SiteSettings.for_site(site).email if site else ""
    form = hire_form(found, association, request.POST if request.method == "POST" else None)
    status = 200
    if form is not None and form.is_bound:
        deliver = deliver_to(found, association, get_language() or "")
        status = receiving.receive(request, form, deliver=deliver)
        if status == receiving.DONE:
            return HttpResponseRedirect(f"{request.path}?tack#hyra", status=303)
    context = {"venue": found, "form": form, "is_sent": wants_receipt(request)}
    response = TemplateResponse(request, "core/venue.html", context, status=status)
    if request.method == "POST":
        patch_cache_control(response, private=True, no_store=True)
    return response
