"""Where a demand's permanent address leads, and where the programme's forms are posted."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.public_forms import receiving
from program import areas, letters, programmes
from program.models import Demand, DemandRecord, PolicyAreaPage, ProgramPage, ProgramStatus
from program.promises import Stage, effective_stage

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


@csrf_exempt  # strangers' forms have no session; those of private pages are looked at in core.public_forms.receiving
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Pass a letter on to the working group's contact person."""
    page = receiving.found_or_404(PolicyAreaPage.objects.live().visible_to(request.user), page_id)
    form = areas.join_form(page, request.POST)
    deliver = letters.to_group(page, get_language() or "")
    return receiving.answer(request, page, form, deliver=deliver, anchor="#var-med")


@csrf_exempt  # as above
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Pass a comment on a draft on to the working group, or to the programme's contact person."""
    page = receiving.found_or_404(ProgramPage.objects.live().visible_to(request.user), page_id)
    if programmes.state_of(page).status == ProgramStatus.ADOPTED:
        return HttpResponseRedirect(page.get_url(request) or "/")
    chapters = programmes.chapters_of(page, request.user)
    form = page.comment_form(request.POST, areas=programmes.choices_of(chapters))
    deliver = letters.of_comment(page, chapters, get_language() or "")
    return receiving.answer(request, page, form, deliver=deliver, anchor="#tyck")
