"""What the site keeps of a person, app by app: each tells what it has, and "download my data" gathers it.

An app that keeps something of people registers in its `AppConfig.ready()`:

    my_data.register("signups", _("Sign-ups"), lambda user: [(row.event, row.at) for row in …])

What is kept of somebody who has only written an address is found by `user.email`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.functional import Promise

MOST = 500  # rows of a part
#: Yields a name and a value for each thing that is kept of a user: texts, dates, numbers.
Rows = Callable[[Any], Iterable[tuple[Any, Any]]]
_parts: dict[str, tuple[str | Promise, Rows]] = {}


def register(key: str, title: str | Promise, rows: Rows) -> None:
    """Add a part. The key stands in the file for machines; registering it again replaces the part."""
    _parts[key] = (title, rows)


def parts_of(user: Any) -> list[dict[str, Any]]:
    """Return the registered parts of what is kept of a user: `key`, `title`, and `rows` of names and values."""
    parts = sorted(_parts.items())
    return [{"key": key, "title": str(title), "rows": list(_first(rows(user)))} for key, (title, rows) in parts]


def _first(rows: Iterable[tuple[Any, Any]]) -> Iterable[tuple[Any, Any]]:
    for number, row in enumerate(rows):
        if number == MOST:
            return
        yield row
