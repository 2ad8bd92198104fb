"""The demands as readers meet them: the words of the page together with what became of them.

A translated page has its own words. Which demands there are, in what order, and how they go is the Swedish page's,
so a translation that lags behind shows the newer demand in Swedish rather than not at all.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from wagtail.rich_text import get_text_for_indexing

from core.search.parts import Part
from core.translations import language_of
from program.models import Demand, DemandRecord, DemandStep, PolicyAreaPage
from program.promises import Blossoms, DemandStatus, Stage, effective_stage, key_of


@dataclass(frozen=True, slots=True)
class Thread:
    """A demand with what became of it."""

    key: str
    title: str
    text: str
    background: Any
    stage: str
    status: str
    words: str
    language: str  # of the text, where it is not the page's
    steps: list[DemandStep] = field(default_factory=list)
    record_id: int | None = None

    @property
    def anchor(self) -> str:
        """Return the id of the demand's place on a page."""
        return f"krav-{self.key}"

    @property
    def status_word(self) -> str | Promise:
        """Return the status in a word or two."""
        return DemandStatus(self.status).label

    @property
    def stage_word(self) -> str | Promise:
        """Return what a draft programme says of it; nothing of what is in force."""
        return "" if self.stage == Stage.IN_FORCE else Stage(self.stage).label

    @property
    def is_in_force(self) -> bool:
        """Tell whether it holds today; what is proposed to be dropped does, until it is."""
        return self.stage != Stage.PROPOSED


def threads_of(pages: list[PolicyAreaPage], *, with_steps: bool = True) -> dict[int | None, list[Thread]]:
    """Return the demands of areas by page id, in order: three queries for Swedish pages, four for others.

    One page may be a preview, whose demands are its own; of several, what is saved is asked for.
    """
    language = settings.LANGUAGE_CODE
    shown = _by_page(pages)
    translated = [page for page in pages if language_of(page) != language]
    sources = _sources(translated) if translated else {}
    identities = {demand.translation_key for group in (shown, sources) for rows in group.values() for demand in rows}
    records = _records(identities, with_steps=with_steps)
    found: dict[int | None, list[Thread]] = {}
    for page in pages:
        own = shown.get(page.pk, [])
        rows = [(demand, "") for demand in own]
        if page.translation_key in sources and page in translated:
            by_identity = {demand.translation_key: demand for demand in own}
            rows = [
                (
                    by_identity.get(source.translation_key, source),
                    "" if source.translation_key in by_identity else language,
                )
                for source in sources[page.translation_key]
            ]
            stages = {source.translation_key: source.stage for source in sources[page.translation_key]}
        else:
            stages = {demand.translation_key: demand.stage for demand in own}
        threads = [
            _thread(demand, records.get(demand.translation_key), stages[demand.translation_key], other)
            for demand, other in rows
        ]
        found[page.pk] = [thread for thread in threads if thread is not None]
    return found


def _by_page(pages: list[PolicyAreaPage]) -> dict[int | None, list[Demand]]:
    if len(pages) == 1:
        return {pages[0].pk: list(pages[0].demands.all())}
    found: dict[int | None, list[Demand]] = {page.pk: [] for page in pages}
    for demand in Demand.objects.filter(page__in=[page.pk for page in pages]).order_by("sort_order", "pk"):
        found[demand.page_id].append(demand)
    return found


def _sources(pages: Iterable[PolicyAreaPage]) -> dict[uuid.UUID, list[Demand]]:
    """Return the demands of the Swedish pages, by the areas' translation keys: one query."""
    keys = [page.translation_key for page in pages]
    demands = Demand.objects.filter(
        page__translation_key__in=keys, page__locale__language_code=settings.LANGUAGE_CODE, page__live=True
    )
    found: dict[uuid.UUID, list[Demand]] = {}
    for demand in demands.select_related("page").order_by("sort_order", "pk"):
        found.setdefault(demand.page.translation_key, []).append(demand)
    return found


def _records(identities: set[uuid.UUID], *, with_steps: bool) -> dict[uuid.UUID, DemandRecord]:
    if not identities:
        return {}
    records = DemandRecord.objects.filter(translation_key__in=identities).defer("title", "area_title")
    return {record.translation_key: record for record in (records.prefetch_related("steps") if with_steps else records)}


def _thread(demand: Demand, record: DemandRecord | None, stage: str, language: str) -> Thread | None:
    stage = effective_stage(
        stage, adopted=bool(record and record.adopted_on), dropped=bool(record and record.dropped_on)
    )
    if not stage:
        return None
    return Thread(
        key=record.key if record else key_of(demand.translation_key),
        title=demand.title,
        text=demand.text,
        background=demand.background,
        stage=stage,
        status=record.status if record else DemandStatus.PLANNED,
        words=record.localized_words if record else "",
        language=language,
        steps=list(record.steps.all())
        if record and "steps" in getattr(record, "_prefetched_objects_cache", {})
        else [],
        record_id=record.pk if record else None,
    )


def blossoms_of(threads: Iterable[Thread]) -> Blossoms:
    """Return the row of blossoms of what is in force."""
    return Blossoms.of(thread.status for thread in threads if thread.is_in_force)


def search_parts(page: PolicyAreaPage) -> list[Part]:
    """Return what the search is to find of a page's demands, each at its own place."""
    return [
        Part(
            anchor=thread.anchor,
            title=thread.title,
            lead=thread.text,
            text="\n".join(get_text_for_indexing(value) for value in _texts(thread.background)),
        )
        for thread in threads_of([page], with_steps=False)[page.pk]
        if thread.is_in_force and not thread.language
    ]


def _texts(background: Any) -> list[str]:
    return [text for block in background for text in block.block.get_searchable_content(block.value)]
