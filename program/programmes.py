"""Programmes as readers meet them: the contents page, drafts made of the areas, and what was adopted."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale

from core.models.people import person_with_portrait
from core.public_forms.forms import wants_receipt
from core.translations import is_older_than_source
from core.visibility import audiences
from program.models import (
    PolicyAreaPage,
    ProgramIndexPage,
    ProgramPage,
    ProgramState,
    ProgramStatus,
    ProgramVersion,
    ProgramVersionText,
)
from program.threads import Thread, blossoms_of, threads_of


def state_of(page: ProgramPage) -> ProgramState:
    """Return where a programme stands: one query, once for each page object."""
    known: ProgramState | None = getattr(page, "_state_of_programme", None)
    if known is None:
        known = ProgramState.objects.filter(program_key=page.translation_key).first()
        known = known or ProgramState(program_key=page.translation_key)
        page._state_of_programme = known
    return known


# The contents page ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ProgramRow:
    """A programme in a list."""

    page: ProgramPage
    state: ProgramState
    is_replaced: bool

    @property
    def is_current(self) -> bool:
        """Tell whether it is the one that holds."""
        return self.state.status == ProgramStatus.ADOPTED and not self.is_replaced


def rows_of(pages: list[ProgramPage]) -> list[ProgramRow]:
    """Return programmes with where they stand, the one that holds first, drafts next: one query."""
    states = {
        state.program_key: state
        for state in ProgramState.objects.filter(program_key__in=[page.translation_key for page in pages])
    }
    newest = max((state.adopted_on for state in states.values() if state.adopted_on), default=None)
    rows = []
    for page in pages:
        state = states.get(page.translation_key) or ProgramState(program_key=page.translation_key)
        page._state_of_programme = state
        rows.append(ProgramRow(page, state, _is_replaced(state, newest)))
    return sorted(rows, key=_order)


def _is_replaced(state: ProgramState, newest: datetime.date | None) -> bool:
    return bool(state.status == ProgramStatus.ADOPTED and state.adopted_on and newest and state.adopted_on < newest)


def _order(row: ProgramRow) -> tuple[int, float]:
    rank = 0 if row.is_current else 2 if row.is_replaced else 1
    return rank, -(row.state.adopted_on.toordinal() if row.state.adopted_on else 0)


def index_context(page: ProgramIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return what the contents page shows: four queries."""
    areas = list(PolicyAreaPage.objects.child_of(page).readable_by(request.user))
    threads = threads_of(areas, with_steps=False)
    programs = list(ProgramPage.objects.child_of(page).readable_by(request.user))
    rows = [{"area": area, "blossoms": blossoms_of(threads[area.pk])} for area in areas]
    return {"areas": areas, "rows": rows, "programs": rows_of(programs), "is_older": is_older_than_source(page)}


# A programme ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Chapter:
    """An area in a programme."""

    number: int
    area: PolicyAreaPage
    threads: list[Thread]

    @property
    def anchor(self) -> str:
        """Return the id of the chapter's place in the programme."""
        return f"omrade-{self.number}"


def areas_of(page: ProgramPage, user: Any) -> list[PolicyAreaPage]:
    """Return the programme's areas in its language, in its order: one query, two where they are translated."""
    items = list(page.area_items.select_related("area"))
    areas = PolicyAreaPage.objects.live().visible_to(user)
    if not items:
        parent = page.path[: -page.steplen]
        return list(areas.filter(path__startswith=parent, depth=page.depth).order_by("path"))
    chosen = [item.area for item in items]
    if all(area.locale_id == page.locale_id for area in chosen):
        return [area for area in chosen if area.live and audiences.may_read(user, area.effective_audience)]
    keys = [area.translation_key for area in chosen]
    by_key = {area.translation_key: area for area in areas.filter(translation_key__in=keys, locale_id=page.locale_id)}
    return [by_key[key] for key in keys if key in by_key]


def chapters_of(page: ProgramPage, user: Any) -> list[Chapter]:
    """Return the programme as it stands, with what is proposed and what is proposed to be dropped."""
    areas = areas_of(page, user)
    threads = threads_of(areas, with_steps=False)
    return [Chapter(number, area, threads[area.pk]) for number, area in enumerate(areas, start=1)]


def text_of(version: ProgramVersion, language: str | None) -> ProgramVersionText:
    """Return a version's text in a language, or in Swedish: one query."""
    texts = {text.language: text for text in version.texts.all()}
    return texts.get(language or "") or texts.get(settings.LANGUAGE_CODE) or next(iter(texts.values()))


def versions_of(page: ProgramPage) -> list[ProgramVersion]:
    """Return what has been adopted of a programme, the latest first: one query."""
    return list(ProgramVersion.objects.filter(program_key=page.translation_key).defer("data"))


def is_replaced(page: ProgramPage) -> bool:
    """Tell whether a later programme has been adopted: one query."""
    state = state_of(page)
    if state.status != ProgramStatus.ADOPTED or not state.adopted_on:
        return False
    return ProgramState.objects.filter(status=ProgramStatus.ADOPTED, adopted_on__gt=state.adopted_on).exists()


def page_context(page: ProgramPage, request: HttpRequest, slug: str) -> dict[str, Any]:
    """Return what a programme's page shows: six queries at most. Raises Http404 for a version that there is not."""
    state, versions = state_of(page), versions_of(page)
    shared: dict[str, Any] = {"state": state, "versions": versions}
    if slug or (state.status == ProgramStatus.ADOPTED and versions):
        version = next((row for row in versions if row.slug == slug), None) if slug else versions[0]
        if version is None:
            raise Http404
        text = text_of(version, get_language())
        return shared | {
            "version": version,
            # The version's own day and meeting: the programme may have been adopted again since.
            "version_state": ProgramState(
                status=ProgramStatus.ADOPTED, adopted_on=version.adopted_on, meeting=version.meeting
            ),
            "text": text,
            "text_language": "" if text.language == get_language() else text.language,
            "is_own_address": bool(slug),
            "is_replaced": is_replaced(page),
        }
    filled = getattr(request, "public_form", None)
    chapters = chapters_of(page, request.user)
    return shared | {
        "chapters": chapters,
        "is_draft": True,
        "form": filled or page.comment_form(areas=choices_of(chapters)),
        "is_sent": wants_receipt(request),
        "is_older": is_older_than_source(page),
    }


def choices_of(chapters: list[Chapter]) -> list[tuple[str, str]]:
    """Return the areas as a form's choices."""
    return [(str(chapter.area.pk), chapter.area.title) for chapter in chapters]


def has_recipient(page: ProgramPage) -> bool:
    """Tell whether comments on the draft reach somebody."""
    contact = person_with_portrait(page.contact_id) if page.contact_id else None
    return bool(contact and contact.email)


def draft_with(area_key: Any, user: Any) -> ProgramPage | None:
    """Return a draft programme that has an area, in the language in use: where a proposed demand is to be read."""
    language = get_language() or settings.LANGUAGE_CODE
    pages = ProgramPage.objects.live().visible_to(user).filter(locale__in=Locale.objects.filter(language_code=language))
    adopted = ProgramState.objects.filter(status=ProgramStatus.ADOPTED).values("program_key")
    has_area = Q(area_items__area__translation_key=area_key) | Q(area_items=None)
    return pages.exclude(translation_key__in=adopted).filter(has_area).order_by("-path").first()
