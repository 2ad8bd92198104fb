"""Where a demand's permanent address leads, and where the programme's forms are posted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail import hooks

from core.public_forms import receiving
from core.public_forms.forms import PublicForm
from program import areas, letters, programmes
from program.models import Demand, DemandRecord, PolicyAreaPage, ProgramPage, ProgramStatus
from program.promises import Stage, effective_stage

MOST_ID = 2**31 - 1  # a larger one is no page's, and more than a database takes


# A demand's permanent address -----------------------------------------------------


@require_safe
def demand(request: HttpRequest, key: str) -> HttpResponse:
    """Lead to where the demand stands, in the reader's language where the area has it; 410 for one that is gone."""
    record = DemandRecord.objects.filter(key=key[:40].lower()).first()
    if record is None:
        raise Http404
    area = _area_of(record, request)
    if not record.is_standing:
        context = {"record": record if area else None, "area": area}
        return TemplateResponse(request, "program/demand_gone.html", context, status=410)
    if area is None:
        raise Http404
    return HttpResponseRedirect(f"{_page_with(record, area, request).get_url(request)}#krav-{record.key}")


def _area_of(record: DemandRecord, request: HttpRequest) -> PolicyAreaPage | None:
    """Return the area in the language in use, or in Swedish: one query."""
    pages = PolicyAreaPage.objects.live().visible_to(request.user).filter(translation_key=record.area_key)
    found = {page.locale.language_code: page for page in pages.select_related("locale").defer("body")}
    return found.get(get_language() or "") or found.get(settings.LANGUAGE_CODE)


def _page_with(record: DemandRecord, area: PolicyAreaPage, request: HttpRequest) -> Any:
    """Return the page that shows the demand: the area, or the draft that it is proposed in."""
    source = Demand.objects.filter(
        translation_key=record.translation_key, page__locale__language_code=settings.LANGUAGE_CODE
    ).first()
    stage = effective_stage(source.stage, adopted=bool(record.adopted_on), dropped=False) if source else ""
    if stage == Stage.PROPOSED:
        return programmes.draft_with(record.area_key, request.user) or area
    return area


# The forms ------------------------------------------------------------------------


def _page(request: HttpRequest, model: type[models.Model], page_id: int) -> Any:
    page = None
    if page_id <= MOST_ID:
        page = model.objects.live().visible_to(request.user).filter(pk=page_id).first()  # type: ignore[attr-defined]  # pages have it
    if page is None:
        raise Http404
    return page


def _receive(
    request: HttpRequest, page: Any, filled: PublicForm | None, deliver: Callable[[PublicForm, str], None], anchor: str
) -> HttpResponseBase:
    """Deliver a form that stands on a page; show the page again with what was typed when something is wrong."""
    address = page.get_url(request) or "/"
    if request.method != "POST" or filled is None:  # the reader reloads, or the form has been taken away meanwhile
        return HttpResponseRedirect(address)
    for serve_hook in hooks.get_hooks("before_serve_page"):
        if isinstance(answer := serve_hook(page, request, [], {}), HttpResponse):
            return answer
    status = receiving.receive(request, filled, deliver=deliver)
    if status == receiving.DONE:
        return HttpResponseRedirect(f"{address}?tack#{anchor}", status=303)
    request.public_form = filled  # type: ignore[attr-defined]  # read by the page's get_context
    response = page.serve(request)
    response.status_code = status
    patch_cache_control(response, private=True, no_store=True)
    return response


@csrf_exempt  # strangers' forms have no session; those of private pages are looked at in core.public_forms.receiving
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Pass a letter on to the working group's contact person."""
    page = _page(request, PolicyAreaPage, page_id)
    form = areas.join_form(page, request.POST)
    return _receive(request, page, form, letters.to_group(page, get_language() or ""), "var-med")


@csrf_exempt  # as above
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Pass a comment on a draft on to the working group, or to the programme's contact person."""
    page = _page(request, ProgramPage, page_id)
    if programmes.state_of(page).status == ProgramStatus.ADOPTED:
        return HttpResponseRedirect(page.get_url(request) or "/")
    chapters = programmes.chapters_of(page, request.user)
    form = page.comment_form(request.POST, areas=programmes.choices_of(chapters))
    return _receive(request, page, form, letters.of_comment(page, chapters, get_language() or ""), "tyck")
