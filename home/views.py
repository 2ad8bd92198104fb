"""Where the pages' forms are posted: an address of its own, since Wagtail's serving asks for a session's token."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail import hooks

from core.models import BasePage
from core.public_forms import receiving
from home.form_entries import deliver_to
from home.models.forms import PublicFormPage

MOST_ID = 2**31 - 1  # a larger one is no page's, and more than a database takes


def _form_page(request: HttpRequest, page_id: int) -> BasePage:
    if page_id > MOST_ID:
        raise Http404
    found = BasePage.objects.live().visible_to(request.user).filter(pk=page_id).first()
    page = found.specific if found is not None else None
    if not isinstance(page, PublicFormPage):
        raise Http404
    return page


@csrf_exempt  # strangers' forms have no session; those of private pages are looked at in core.public_forms.receiving
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Receive a page's form; show the page again with what was typed when something is wrong."""
    page = _form_page(request, page_id)
    address = page.get_url(request) or "/"
    if request.method != "POST":  # the reader reloads, or comes back to an old address
        return HttpResponseRedirect(address)
    for serve_hook in hooks.get_hooks("before_serve_page"):
        if isinstance(answer := serve_hook(page, request, [], {}), HttpResponse):
            return answer
    filled = page.get_public_form(request.POST)
    status = receiving.receive(request, filled, deliver=deliver_to(page, get_language() or ""))
    if status == receiving.DONE:
        return HttpResponseRedirect(f"{address}?tack", status=303)
    request.public_form = filled  # type: ignore[attr-defined]  # read by the page's get_context
    answer = page.serve(request)
    answer.status_code = status
    patch_cache_control(answer, private=True, no_store=True)
    return answer
