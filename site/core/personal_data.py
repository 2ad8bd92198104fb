"""Where apps say which personal data they keep of somebody, so that one place can show and erase them all.

The members' area asks here when a member takes the own data home, or is erased.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

Rows = list[tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Keeper:
    """What one app keeps of a user: a name for machines, a title, and the verbs that show and erase it."""

    key: str
    title: str | Promise
    rows: Callable[[Any], Rows]
    erase: Callable[[Any], None]


_keepers: dict[str, Keeper] = {}


def register(key: str, title: str | Promise, *, rows: Callable[[Any], Rows], erase: Callable[[Any], None]) -> None:
    """Tell of data that are kept of users. Call it in an app's `ready()`; registering a key again replaces it."""
    _keepers[key] = Keeper(key, title, rows, erase)


def parts_of(user: Any) -> list[dict[str, Any]]:
    """Return what all apps keep of the user: key, title, and rows of names and values."""
    return [{"key": one.key, "title": str(one.title), "rows": one.rows(user)} for one in _keepers.values()]


def erase(user: Any) -> None:
    """Erase what all apps keep of the user. Called in the transaction that erases the account, before that goes."""
    for keeper in _keepers.values():
        keeper.erase(user)
