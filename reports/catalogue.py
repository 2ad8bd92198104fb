"""What there is to filter by, and how many reports of each: worked out once a generation, then only bits.

Every report that a reader may read has a place in a row, the latest sitting first. A filter's value is a whole
number with a bit set for each report that has it, so that combining filters and counting are single operations
whatever the number of reports (docs/adr/0032).
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from taggit.models import Tag

from core.generation import Memory
from core.models.pages import PageTag
from core.visibility import audiences
from program.models import PolicyAreaPage
from reports.models import AssemblyPage, ReportPage
from reports.texts import AFTER, BEFORE

BOTH, MISSING = "both", "late"
_memory = Memory()
MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a filter: what its address says, what the reader reads, and which reports have it."""

    value: str
    label: str
    bits: int


@dataclass
class Catalogue:
    """The reports that some readers may read, in one language."""

    ids: list[int] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    options: dict[str, dict[str, Option]] = field(default_factory=dict)
    #: What words have found so far, since all these readers find the same.
    by_words: dict[str, int] = field(default_factory=dict)

    @property
    def everything(self) -> int:
        """Return the bits of all reports."""
        return (1 << len(self.ids)) - 1

    def bits_of(self, ids: Iterable[int]) -> int:
        """Return the bits of some reports; others are not counted."""
        found = 0
        for pk in ids:
            if (place := self.places.get(pk)) is not None:
                found |= 1 << place
        return found

    def remember(self, words: str, bits: int) -> int:
        """Keep what some words found until the site changes, and return it."""
        if len(self.by_words) >= MOST_WORDS:
            self.by_words = {}
        self.by_words[words] = bits
        return bits

    def page(self, bits: int, start: int, size: int) -> list[int]:
        """Return the ids of a stretch of the reports whose bits are set, the latest first."""
        found = []
        for number, place in enumerate(_set_bits(bits)):
            if number >= start + size:
                break
            if number >= start:
                found.append(self.ids[place])
        return found


def _set_bits(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def catalogue_for(user: Any, *, index_pk: int, language: str, today: datetime.date) -> Catalogue:
    """Return the catalogue of what somebody may read: no query, unless something has changed since."""
    key = (index_pk, language, audiences.key_of(user), today)
    return _memory.remember(key, lambda: _make(user, index_pk))


def _make(user: Any, index_pk: int) -> Catalogue:
    """Make it: five queries, whatever the number of reports."""
    reports = ReportPage.objects.readable_by(user).filter(path__startswith=_path(index_pk))
    rows = list(
        reports.values_list(
            "pk", "sitting_date", "sitting__assembly__translation_key", "writer__slug", "writer__name",
            "before_out_on", "after_out_on", "assembly_name",
        )
    )  # fmt: skip
    found = Catalogue(ids=[row[0] for row in rows], places={row[0]: place for place, row in enumerate(rows)})
    slugs = dict(AssemblyPage.objects.values_list("translation_key", "slug").order_by("-locale_id"))
    bits: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for place, (_pk, day, assembly, writer, name, before, after, assembly_name) in enumerate(rows):
        bit = 1 << place
        if assembly in slugs:
            bits["organ"][slugs[assembly], assembly_name] |= bit
        if writer:
            bits["person"][writer, name] |= bit
        if day:
            bits["ar"][str(day.year), str(day.year)] |= bit
        for value, has in ((BEFORE, before), (AFTER, after), (BOTH, before and after)):
            if has:
                bits["fas"][value, value] |= bit
    _add_areas(found, bits["omrade"])
    _add_tags(found, bits["tagg"])
    found.options = {
        name: {value: Option(value, label, these) for (value, label), these in _in_order(name, options)}
        for name, options in bits.items()
    }
    return found


def _in_order(name: str, options: dict[tuple[str, str], int]) -> list[tuple[tuple[str, str], int]]:
    if name == "ar":
        return sorted(options.items(), reverse=True)
    if name == "fas":
        order = [BEFORE, AFTER, BOTH]
        return sorted(options.items(), key=lambda item: order.index(item[0][0]))
    return sorted(options.items(), key=lambda item: _swedish(item[0][1]))


def _swedish(text: str) -> str:
    """Return a key by which å, ä and ö come last."""
    return text.casefold().translate(str.maketrans("åäö", "{|}"))


def _path(index_pk: int) -> str:
    from reports.models import ReportIndexPage  # noqa: PLC0415

    return ReportIndexPage.objects.values_list("path", flat=True).get(pk=index_pk)


def _add_areas(found: Catalogue, bits: dict[tuple[str, str], int]) -> None:
    names = {pk: (slug, title) for pk, slug, title in PolicyAreaPage.objects.live().values_list("pk", "slug", "title")}
    through = ReportPage.areas.through.objects.values_list("reportpage_id", "policyareapage_id")
    for report, area in through:
        if report in found.places and area in names:
            bits[names[area]] |= 1 << found.places[report]


def _add_tags(found: Catalogue, bits: dict[tuple[str, str], int]) -> None:
    tags = {pk: (slug, name) for pk, slug, name in Tag.objects.values_list("pk", "slug", "name")}
    for report, tag in PageTag.objects.values_list("content_object_id", "tag_id"):
        if report in found.places:
            bits[tags[tag]] |= 1 << found.places[report]
