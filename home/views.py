"""Where the pages' forms are posted: an address of its own, since Wagtail's serving asks for a session's token."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.models import BasePage
from core.public_forms import receiving
from home.form_entries import deliver_to
from home.models.forms import PublicFormPage


@csrf_exempt  # strangers' forms have no session; those of private pages are looked at in core.public_forms.receiving
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Receive a page's form; show the page again with what was typed when something is wrong."""
    page = receiving.found_or_404(BasePage.objects.live().visible_to(request.user), page_id).specific
    if not isinstance(page, PublicFormPage):
        raise Http404
    filled = page.get_public_form(request.POST)
    return receiving.answer(request, page, filled, deliver=deliver_to(page, get_language() or ""))
