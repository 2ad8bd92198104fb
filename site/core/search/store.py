"""The table of words, `core_search_words`, that each database searches in its own way.

SQLite has a full-text table (FTS5), PostgreSQL a `tsvector` with a GIN index, both over the words that
core.search.words makes, in three weights: title, lead, text. Neither knows any language, so both find the
same. The table belongs to no model: it is made after migrating, and can be filled again at any time.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from core.search.words import Term, plain, stored

TABLE = "core_search_words"
ENTRY = "core_searchentry.id"
BARE_NAME = "REPLACE(REPLACE(REPLACE(core_searchentry.name, 'å', 'a'), 'ä', 'a'), 'ö', 'o')"  # as who types without
MOST_POSITIONS = 16_000  # PostgreSQL counts no further
MOST_BYTES = 900_000  # of a tsvector, which may have a megabyte


class Words:
    """The three texts of an entry, as they are stored."""

    def __init__(self, language: str, *texts: str) -> None:
        self.columns = [list(stored(text, language)) for text in texts]


class Store(ABC):
    """How one kind of database keeps words."""

    key: str  # the column with the entry's id
    rank: str  # lower is better
    condition: str  # takes one parameter, the expression
    in_title: str  # the same for an expression on titles

    @abstractmethod
    def prepare(self, using: str) -> None:
        """Make the table, unless it is there."""

    @abstractmethod
    def row(self, words: Words) -> Sequence[str]:
        """Return what to insert for an entry, after its id."""

    @abstractmethod
    def insert(self) -> str:
        """Return the statement that inserts a row."""

    @abstractmethod
    def expression(self, terms: Iterable[Term], *, loosely: bool, title_only: bool, any_word: bool) -> str:
        """Return the expression that finds entries with all of the terms, or with any."""

    def rank_parameters(self, expression: str) -> list[str]:
        """Return what the rank takes."""
        return []

    def write(self, entry_id: int, words: Words) -> None:
        """Put an entry's words in place of those it had."""
        self.forget([entry_id])
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(self.insert(), [entry_id, *self.row(words)])

    def forget(self, entry_ids: Iterable[int]) -> None:
        """Remove the words of entries."""
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            for entry_id in entry_ids:
                cursor.execute(f"DELETE FROM {TABLE} WHERE {self.key} = %s", [entry_id])  # noqa: S608 - constants

    def matching(self, entries: QuerySet[Any], expression: str) -> QuerySet[Any]:
        """Narrow a queryset of entries to those that the expression finds."""
        where = [f"{TABLE}.{self.key} = {ENTRY}", self.condition]
        return entries.extra(tables=[TABLE], where=where, params=[expression])  # noqa: S610 - constants; the rest a parameter

    def ranked(self, entries: QuerySet[Any], expression: str, *, name: str, in_title: str) -> QuerySet[Any]:
        """Order matching entries: the one of that name, those whose title begins so, those with all words in the title,
        then the best. Of two that begin alike the shorter comes first, of two that are alike the newer.
        """
        of_title = "CASE WHEN core_searchentry.anchor = '' THEN 1 ELSE 2 END"  # a page goes before parts of others
        tier = f"CASE WHEN core_searchentry.name = %s THEN 0 WHEN {self.in_title} THEN {of_title} ELSE 3 END"
        start = f"SUBSTR({BARE_NAME}, 1, {len(name) + 1})"
        begins = f"CASE WHEN {start} = %s THEN LENGTH(core_searchentry.name) ELSE 1000 END"
        select = {"tier": tier, "begins": begins, "rank": self.rank}
        parameters = [name, in_title, f"{plain(name)} ", *self.rank_parameters(expression)]
        ranked = entries.extra(select=select, select_params=parameters)  # noqa: S610 - constants, and parameters
        return ranked.extra(order_by=["tier", "begins", "rank", "-date", "-id"])


class SQLiteStore(Store):
    """FTS5. Its `MATCH` reads an expression, in which every word of ours is quoted."""

    key = "rowid"
    rank = f"bm25({TABLE}, 12.0, 4.0, 1.0)"
    condition = f"{TABLE} MATCH %s"
    in_title = f"core_searchentry.id IN (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s)"  # noqa: S608 - constants

    def prepare(self, using: str) -> None:
        with connections[using].cursor() as cursor:
            cursor.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5("
                "title, lead, text, detail=column, prefix='4 5', tokenize=\"unicode61 remove_diacritics 0\")"
            )

    def row(self, words: Words) -> Sequence[str]:
        return [" ".join(column) for column in words.columns]

    def insert(self) -> str:
        return f"INSERT INTO {TABLE} (rowid, title, lead, text) VALUES (%s, %s, %s, %s)"  # noqa: S608 - a constant

    def expression(self, terms: Iterable[Term], *, loosely: bool, title_only: bool, any_word: bool) -> str:
        parts = []
        for term in terms:
            either = " OR ".join(
                f'"{text}"{" *" if is_prefix else ""}' for text, is_prefix in term.alternatives(loosely=loosely)
            )
            parts.append(f"({either})")
        joined = (" OR " if any_word else " AND ").join(parts)
        return f"title : ({joined})" if title_only else joined


class PostgreSQLStore(Store):
    """A tsvector that is written out here, so that no parser or dictionary comes between."""

    key = "entry_id"
    rank = f"-ts_rank('{{0, 0.06, 0.3, 1.0}}', {TABLE}.vector, %s::tsquery)"
    condition = f"{TABLE}.vector @@ %s::tsquery"
    in_title = condition

    def prepare(self, using: str) -> None:
        with connections[using].cursor() as cursor:
            cursor.execute(
                f"CREATE TABLE IF NOT EXISTS {TABLE} (entry_id bigint PRIMARY KEY, vector tsvector NOT NULL)"
            )
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {TABLE}_vector ON {TABLE} USING gin (vector)")

    def row(self, words: Words) -> Sequence[str]:
        places: dict[str, list[str]] = {}
        position = 0
        for column, weight in zip(words.columns, "ABC", strict=True):
            for word in column:
                position = min(position + 1, MOST_POSITIONS)
                found = places.setdefault(word, [])
                if len(found) < 4:  # more say nothing more
                    found.append(f"{position}{weight}")
        lexemes: list[str] = []
        size = 0
        for word, found in places.items():
            size += len(word.encode()) + 4 * len(found) + 4
            if size > MOST_BYTES:
                break
            lexemes.append(f"'{word}':{','.join(found)}")
        return [" ".join(lexemes)]

    def insert(self) -> str:
        return f"INSERT INTO {TABLE} (entry_id, vector) VALUES (%s, %s::tsvector)"  # noqa: S608 - a constant

    def expression(self, terms: Iterable[Term], *, loosely: bool, title_only: bool, any_word: bool) -> str:
        weight = "A" if title_only else ""
        parts = []
        for term in terms:
            either = []
            for text, is_prefix in term.alternatives(loosely=loosely):
                mark = ("*" if is_prefix else "") + weight
                either.append(f"'{text}'" + (f":{mark}" if mark else ""))
            parts.append(f"({' | '.join(either)})")
        return (" | " if any_word else " & ").join(parts)

    def rank_parameters(self, expression: str) -> list[str]:
        return [expression.replace("&", "|")]  # each word counts for itself, wherever it stands; words hold no &


def store(using: str = DEFAULT_DB_ALIAS) -> Store:
    """Return the store of the database in use."""
    return PostgreSQLStore() if connections[using].vendor == "postgresql" else SQLiteStore()


def prepare_after_migrating(sender: Any, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Signal handler of post_migrate: make the table of words."""
    store(using).prepare(using)
