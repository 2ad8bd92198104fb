"""Agendas and minutes on paper: PDF made by the worker, and given out to those who may read the page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from core import pdf
from core.models import StoredPdf
from core.tasks import queued
from members_area.models import ApprovedMinutes, MeetingPage


def owner_of_minutes(record_id: int) -> str:
    """Return the name under which the PDF of approved minutes is kept."""
    return f"minutes:{record_id}"


def owner_of_agenda(page_id: int) -> str:
    """Return the name under which the PDF of an agenda is kept."""
    return f"agenda:{page_id}"


def _document(template: str, **values: Any) -> str:
    return pdf.paper(template, language="sv", **values).replace("\N{SOFT HYPHEN}", "")


@queued(attempts=3)
def make_minutes(record_id: int) -> None:
    """Make the PDF of approved minutes. Safe to run twice."""
    from members_area.minutes import showing  # noqa: PLC0415 - it asks the verbs that queue this

    record = ApprovedMinutes.objects.defer("scan").filter(pk=record_id).first()
    if record is None:
        return
    content = showing.for_reading(record.content)
    html = _document("members_area/minutes_pdf.html", content=content, said=showing.facts(record), record=record)
    pdf.keep(owner=owner_of_minutes(record.pk), html=html, name=f"{slugify(record.content['title'])}.pdf")


@queued(attempts=3)
def make_agenda(page_id: int) -> None:
    """Make the PDF of an agenda that is published. Safe to run twice."""
    page = MeetingPage.objects.live().filter(pk=page_id).first()
    if page is None:
        return
    html = _document("members_area/agenda_pdf.html", page=page, items=list(page.agenda_items.all()))
    pdf.keep(owner=owner_of_agenda(page.pk), html=html, name=f"dagordning-{page.slug}.pdf")


def on_published(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Signal handler of page_published: the PDF follows the agenda."""
    if isinstance(instance, MeetingPage):
        make_agenda.enqueue(instance.pk)


def make_missing() -> int:
    """Have made what nobody made, should a task have been lost; return how many. For the clock."""
    kept = set(StoredPdf.objects.filter(owner__startswith="minutes:").values_list("owner", flat=True))
    missing = [pk for pk in ApprovedMinutes.objects.values_list("pk", flat=True) if owner_of_minutes(pk) not in kept]
    for pk in missing:
        make_minutes.enqueue(pk)
    return len(missing)


def answer(request: HttpRequest, owner: str, page: Any) -> HttpResponseBase:
    """Answer with a PDF, which no cache keeps; say so while it is being made. Whoever calls has asked who reads."""
    response = pdf.answer(request, page, owner)
    patch_cache_control(response, private=True, no_store=True)
    return response


def file_response(content: bytes, name: str) -> HttpResponse:
    """Return bytes as a PDF that a browser shows."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, private=True, no_store=True)
    return response
