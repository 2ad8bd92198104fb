"""The questions: which pages and documents a reader finds, how many of each kind, and what else was meant.

Everything starts from `findable_by`, so hits, counts, passages, suggestions and spelling know of nothing
that the reader may not see.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length

from core.models import BasePage, CustomDocument, SearchEntry, SearchWord
from core.search.kinds import Kind
from core.search.store import store
from core.search.words import Term, plain, terms_of, words_of
from core.visibility.files import hidden_collections

PAGE_SIZE = 10
FEW = 3  # hits; with fewer, words are also compared without the marks on their letters
MOST_SUGGESTIONS = 8
MOST_COMPARED = 8000  # words
LONGEST_COMPARED = 30  # letters of a word whose spelling is compared


def findable_by(user: Any, language: str) -> QuerySet[SearchEntry]:
    """Return the entries of what somebody may read, in a language; documents are in all."""
    pages = BasePage.objects.live().visible_to(user).filter(locale__language_code=language)
    documents = CustomDocument.objects.exclude(collection_id__in=hidden_collections(user))
    return SearchEntry.objects.filter(
        Q(language=language, page__in=pages.values("pk")) | Q(document__in=documents.values("pk"))
    )


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query: how many of each kind, and the hits in order when asked for."""

    terms: list[Term]
    name: str = ""
    loosely: bool = False
    any_word: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    entries: QuerySet[SearchEntry] | None = None
    expression: str = ""
    within: QuerySet[SearchEntry] | None = None  # all that the reader may find

    @property
    def ranked(self) -> QuerySet[SearchEntry]:
        """Return all entries, the best first."""
        if self.entries is None:
            return SearchEntry.objects.none()
        in_title = store().expression(self.terms, loosely=self.loosely, title_only=True, any_word=self.any_word)
        return store().ranked(self.entries, self.expression, name=self.name, in_title=in_title)

    @property
    def total(self) -> int:
        """Return how many there are of all kinds."""
        return sum(self.counts.values())

    def hits(self, *, kind: str = "", page: str | None = None) -> Any:
        """Return a page of hits, the best first. The texts are fetched for these ten only: one query."""
        rows = self.ranked.select_related("page", "document")
        rows = rows.filter(kind=kind) if kind else rows
        paginator = Counted(rows, PAGE_SIZE)
        paginator.count = self.counts.get(kind, 0) if kind else self.total
        return paginator.get_page(page)


class Counted(Paginator):
    """A paginator that has been told how many there are."""

    count: int = 0


def find(*, query: str, user: Any, language: str) -> Found:
    """Return what somebody finds: entries with all of the words, and failing that with any of them."""
    terms = terms_of(query, language)
    if not terms:
        return Found(terms)
    within, name = findable_by(user, language), " ".join(words_of(query))
    found = _look(terms, within, name)
    if found.total < FEW and any(term.word.isascii() for term in terms):
        found = max(_look(terms, within, name, loosely=True), found, key=lambda answer: answer.total)
    if not found.total and len(terms) > 1:
        found = _look(terms, within, name, loosely=True, any_word=True)
    return found


def find_among(pages: Any, *, query: str, user: Any, language: str) -> set[int]:
    """Return the numbers of those pages, among some, that somebody finds: one query, two when words are misspelt."""
    terms = terms_of(query, language)
    within = findable_by(user, language).filter(page__in=pages.order_by().values("pk"))
    for loosely in (False, True) if terms else ():
        expression = store().expression(terms, loosely=loosely, title_only=False, any_word=False)
        found = store().matching(within, expression).order_by().values_list("page_id", flat=True)
        if numbers := set(found):
            return numbers
    return set()


def _look(
    terms: list[Term],
    within: QuerySet[SearchEntry],
    name: str = "",
    *,
    loosely: bool = False,
    any_word: bool = False,
) -> Found:
    """Count what matches, of each kind: one query."""
    expression = store().expression(terms, loosely=loosely, title_only=False, any_word=any_word)
    entries = store().matching(within, expression)
    counts = dict(entries.order_by().values_list("kind").annotate(Count("pk")))
    ordered = {kind.value: counts[kind] for kind in Kind if kind in counts}
    return Found(terms, name, loosely, any_word, ordered, entries, expression, within)


def suggest(*, query: str, user: Any, language: str) -> list[SearchEntry]:
    """Return at most eight entries whose title has the words; the last may be a beginning of one letter or more."""
    terms = terms_of(query, language)
    if not terms or len(query.strip()) < 2:
        return []
    within, name = findable_by(user, language), " ".join(words_of(query))
    for loosely in (False, True):
        expression = store().expression(terms, loosely=loosely, title_only=True, any_word=False)
        entries = store().matching(within, expression)
        ranked = store().ranked(entries, expression, name=name, in_title=expression)
        found = list(ranked.defer("lead", "text").select_related("page", "document")[:MOST_SUGGESTIONS])
        if found:
            return found
    return []


# Spelling -----------------------------------------------------------------------


def correct(*, query: str, user: Any, language: str, within: QuerySet[SearchEntry] | None = None) -> str:
    """Return the query as it may have been meant, if that finds something for this reader; else an empty string.

    The words that are compared with stand somewhere on the site, perhaps on a private page. None is ever
    shown that the reader's own hits do not hold. Three queries.
    """
    terms = terms_of(query, language)
    if not terms:
        return ""
    within = findable_by(user, language) if within is None else within
    near = _near([term.word for term in terms], language)
    mended = [_like(term.word, near)[:2] or [term.word] for term in terms]
    original = [term.word for term in terms]
    tried = [original]
    for words in ([words[0] for words in mended], [words[-1] for words in mended]):
        if words not in tried and _look([Term(word, language) for word in words], within).total:
            return " ".join(words)
        tried.append(words)
    return ""


def _slips(word: str) -> int:
    return 1 if len(word) < 6 else 2


def _near(words: Iterable[str], language: str) -> set[str]:
    """Return known words that may be meant by some words, judged roughly: one query."""
    conditions = Q(pk__in=[])
    for word in words:
        if 4 <= len(word) <= LONGEST_COMPARED:
            lengths = Q(letters__range=(len(word) - _slips(word), len(word) + _slips(word)))
            conditions |= lengths & (Q(word__startswith=word[0]) | Q(word__endswith=word[-3:]))
    known = SearchWord.objects.filter(language__in=[language, ""]).annotate(letters=Length("word"))
    return set(known.filter(conditions).values_list("word", flat=True)[:MOST_COMPARED])


def _like(word: str, near: set[str]) -> list[str]:
    """Return the words that differ by a slip or two, the likeliest first; the word itself if it is known."""
    if word in near or len(word) < 4:
        return [word]
    bare, slips = plain(word), _slips(word)
    ranked = [(distance(bare, plain(other), slips), abs(len(other) - len(word)), other) for other in near]
    return [other for far, _longer, other in sorted(ranked) if far <= slips]


def distance(one: str, other: str, most: int) -> int:
    """Return how many slips lie between two words (a letter more, less, wrong, or two swapped); `most` + 1 if more.

    >>> distance("skloa", "skola", 2)
    1
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
