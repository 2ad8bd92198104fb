"""Short addresses: what is printed, said aloud and drawn as a code leads to the report."""

from __future__ import annotations

import io

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control

from reports.models import ReportPage

MOST = 32767  # what a small column holds


def _report(request: HttpRequest, year: int, number: int) -> ReportPage:
    if not 0 < year <= MOST or not 0 < number <= 2**31 - 1:
        raise Http404
    found = ReportPage.objects.live().visible_to(request.user).filter(number_year=year, number=number)
    report = found.select_related("locale").order_by("locale_id").first()
    if report is None:
        raise Http404
    return report


def permalink(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Lead to the report. Not for good: its address may change, its number never does."""
    return HttpResponseRedirect(_report(request, year, number).get_url(request) or "/")


def qr(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Draw the short address as a code."""
    report = _report(request, year, number)
    drawn = io.BytesIO()
    code = segno.make(settings.SITE_URL + report.permalink, error="m", micro=False)
    code.save(drawn, kind="svg", border=2, svgclass=None, lineclass=None, omitsize=True)
    response = HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
    patch_cache_control(response, private=True, no_cache=True)
    return response
