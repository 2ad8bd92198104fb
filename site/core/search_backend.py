"""The database search of Wagtail, made safe for whatever people type.

SQLite's FTS5 raises on a quotation mark and on NUL, and a very long query makes the parser recurse
on both databases. Every plain string is therefore cleaned here, once, for the public search and the
admin's alike.
"""

from __future__ import annotations

import re
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


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name modelsearch looks for
    """Return the current database's backend, with cleaned queries."""
    stock = database.SearchBackend(params)

    class SafeSearchBackend(type(stock)):  # type: ignore[misc]  # the base is known at run time only
        """The stock backend; plain strings are cleaned before they become a query."""

        def _search(self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
            if isinstance(query, str):
                query = clean_query(query)
            return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)

    return SafeSearchBackend(params)
