"""Programmes as PDF: made by the worker when what is in them changes, and given out to those who may read them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language, override

from core import pdf
from core.models import StoredPdf
from core.tasks import queued
from program.models import PolicyAreaPage, ProgramPage, ProgramState, ProgramStatus, ProgramVersion, ProgramVersionText
from program.programmes import chapters_of, state_of, text_of


def _owner_of_version(text: ProgramVersionText) -> str:
    return f"program-version:{text.pk}"


def _owner_of_draft(page: ProgramPage) -> str:
    return f"program:{page.pk}"


def _document(*, language: str, title: str, lead: str, html: SafeString, **values: Any) -> str:
    html = mark_safe(html.replace("\N{SOFT HYPHEN}", ""))  # noqa: S308 - as safe as it was; bookmarks would show them
    return pdf.paper("program/pdf.html", language=language, title=title, lead=lead, html=html, **values)


@queued(attempts=3)
def make_version(text_id: int) -> None:
    """Make the PDF of an adopted version in one language. Safe to run twice."""
    text = ProgramVersionText.objects.select_related("version").filter(pk=text_id).first()
    if text is None:
        return
    html = _document(
        language=text.language,
        title=text.title,
        lead=text.lead,
        html=mark_safe(text.html),  # noqa: S308 - a template's output, as it was adopted
        state=ProgramState(
            status=ProgramStatus.ADOPTED, adopted_on=text.version.adopted_on, meeting=text.version.meeting
        ),
    )
    pdf.keep(owner=_owner_of_version(text), html=html, name=f"{slugify(text.title)}-{text.version.adopted_on}.pdf")


@queued(attempts=3)
def make_draft(page_id: int) -> None:
    """Make the PDF of a programme that is not adopted yet. Safe to run twice; one that is gone needs nothing."""
    page = ProgramPage.objects.live().filter(pk=page_id).select_related("locale").first()
    if page is None:
        return
    language = page.locale.language_code
    with override(language):
        chapters = chapters_of(page, AnonymousUser())
        flow = render_to_string("program/version_text.html", {"page": page, "chapters": chapters})
    html = _document(language=language, title=page.title, lead=page.lead, html=flow, state=state_of(page))
    pdf.keep(owner=_owner_of_draft(page), html=html, name=f"{page.slug}.pdf")


def queue_version(text: ProgramVersionText) -> None:
    """Have the PDF of an adopted version made."""
    make_version.enqueue(text.pk)


def queue_drafts(language_id: int | None = None) -> int:
    """Have the PDF of every draft made anew, of one language or of all; return how many there are."""
    adopted = ProgramState.objects.filter(status=ProgramStatus.ADOPTED).values("program_key")
    drafts = ProgramPage.objects.live().exclude(translation_key__in=adopted)
    if language_id is not None:
        drafts = drafts.filter(locale_id=language_id)
    ids = list(drafts.values_list("pk", flat=True))
    for pk in ids:
        make_draft.enqueue(pk)
    return len(ids)


def make_missing() -> int:
    """Periodic job: have made what nobody made, should a task have been lost. Return how many there are."""
    kept = set(StoredPdf.objects.filter(owner__startswith="program-version:").values_list("owner", flat=True))
    missing = [text for text in ProgramVersionText.objects.only("pk") if _owner_of_version(text) not in kept]
    for text in missing:
        queue_version(text)
    return len(missing) + queue_drafts()


def on_published(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Signal handler of page_published: drafts are made of areas, so their PDF follows both."""
    if isinstance(instance, (PolicyAreaPage, ProgramPage)):
        queue_drafts(instance.locale_id)


def answer(page: ProgramPage, request: HttpRequest, slug: str) -> HttpResponseBase:
    """Answer with the PDF of a version or of the programme as it stands; say so while it is being made."""
    owner = _owner_of_draft(page)
    if slug or state_of(page).status == ProgramStatus.ADOPTED:
        versions = ProgramVersion.objects.filter(program_key=page.translation_key)
        version = (versions.filter(slug=slug) if slug else versions).first()
        if version is None:
            raise Http404
        owner = _owner_of_version(text_of(version, get_language()))
    return pdf.answer(request, page, owner)
