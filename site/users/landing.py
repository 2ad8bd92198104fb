"""Where somebody comes who signs in without being on the way to a certain page.

Higher apps register a finder; the first that knows an address decides, else it is the account's own page.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.urls import reverse

Finder = Callable[[HttpRequest], str | None]

_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Add a finder: given a request with a signed-in user, it returns an address or None."""
    if finder not in _finders:
        _finders.append(finder)


def address(request: HttpRequest) -> str:
    """Return where the signed-in user of this request comes to."""
    found = (finder(request) for finder in _finders)
    return next((url for url in found if url), None) or reverse("account_home")
