"""Receives the form of those who want to become members."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import mail
from core.public_forms import receiving
from core.public_forms.forms import PublicForm
from core.public_forms.receipts import send_receipt
from members_area.models import JoinPage, JoinRequest

logger = logging.getLogger(__name__)


@csrf_exempt  # a form for strangers has no session; core.public_forms.receiving looks at those of private pages
@require_http_methods(["GET", "HEAD", "POST"])
def receive_form(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Keep the wish and tell of it; show the page again with what was typed when something is wrong."""
    page = receiving.found_or_404(JoinPage.objects.live().visible_to(request.user), page_id)
    if page.party_url:
        raise Http404

    def deliver(form: PublicForm, key: str) -> None:
        _deliver(page, form, key)

    return receiving.answer(request, page, page.get_public_form(request.POST), deliver=deliver)


def _deliver(page: JoinPage, form: PublicForm, key: str) -> None:
    data = form.cleaned_data
    try:
        with transaction.atomic():
            JoinRequest.objects.create(
                key=key, name=data["namn"], email=data["epost"], phone=data["telefon"], message=data["meddelande"]
            )
            _tell(page, data, key)
            send_receipt(to=data["epost"], what=page.title, language=get_language() or "", key=f"{key}-receipt")
    except IntegrityError:  # pressed twice
        return


def _tell(page: JoinPage, data: dict[str, str], key: str) -> None:
    """Tell who answers; a mail that cannot be sent is logged, for the wish is kept."""
    if not page.form_to:
        return
    with translation.override("sv"):
        rows = [(_("Name"), data["namn"]), (_("E-mail address"), data["epost"]), (_("Phone"), data["telefon"] or "–")]
        rows.append((_("Message"), data["meddelande"] or "–"))
        admin_url = settings.SITE_URL + reverse("join_requests:index")
        text = render_to_string("emails/entry.txt", {"title": page.title, "rows": rows, "admin_url": admin_url})
        subject = _("Somebody wants to become a member: %(name)s") % {"name": data["namn"]}
    try:
        mail.send(to=page.form_to, subject=subject, text=text, category="join", reply_to=data["epost"], key=key)
    except mail.MailNotSent:
        logger.exception("The wish %s was kept, but nobody could be told", key[:8])
