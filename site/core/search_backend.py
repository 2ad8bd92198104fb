"""The database search of Wagtail, made safe for whatever people type.

SQLite's FTS5 raises on a quotation mark and on NUL, and a very long query makes the parser recurse
on both databases. Every plain string is therefore cleaned here, once, for the public search and the
admin's alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from modelsearch.backends import database

MAX_CHARACTERS = 200
MAX_WORDS = 16
# Everything but letters, digits, marks, hyphens and full stops inside a word is a separator to an index.
_SEPARATORS = re.compile(r"[^\w\-.@§]+|_+", re.UNICODE)


def clean_query(query: str) -> str:
    """Return the words of a query that an index can hold, at most 16 of them.

    >>> clean_query('"skolan" \\x00 & (kök)')
    'skolan kök'
    """
    words = _SEPARATORS.sub(" ", query[:MAX_CHARACTERS]).split()
    return " ".join(word for word in words[:MAX_WORDS] if any(char.isalnum() for char in word))


def without_counted_order(rows: Any) -> Any:
    """Drop an order by something that is counted, such as how often a picture is used: the search raises on it."""
    query = getattr(rows, "query", None)
    names = {str(name).lstrip("-") for name in query.order_by} if query is not None else set()
    return rows.order_by() if query is not None and names & set(query.annotations) else rows


def without_counted_filter(rows: Any) -> Any:
    """Ask by key for what was filtered by something counted, such as how often a picture is used: the search raises."""
    query = getattr(rows, "query", None)
    if query is None or not any(not hasattr(part, "target") for part in _compared(query.where)):
        return rows
    keys = rows.order_by().values("pk")
    every = rows.all()
    every.query.where = type(query.where)()
    return every.filter(pk__in=keys)


def _compared(where: Any) -> Iterator[Any]:
    """Yield the left side of each comparison."""
    for child in where.children:
        if hasattr(child, "children"):
            yield from _compared(child)
        elif hasattr(child, "lhs"):
            yield getattr(child.lhs, "lhs", child.lhs)


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name modelsearch looks for
    """Return the current database's backend, with cleaned queries."""
    stock = database.SearchBackend(params)

    class SafeSearchBackend(type(stock)):  # type: ignore[misc]  # the base is known at run time only
        """The stock backend; plain strings are cleaned before they become a query."""

        def _search(self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
            if isinstance(query, str):
                query = clean_query(query)
            model_or_queryset = without_counted_filter(without_counted_order(model_or_queryset))
            results = super()._search(query_compiler_class, query, model_or_queryset, **kwargs)
            if results.model is None:  # nothing was left to search for; Wagtail's lists ask for the model all the same
                results.model = getattr(model_or_queryset, "model", model_or_queryset)
            return results

    return SafeSearchBackend(params)
