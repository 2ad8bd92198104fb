"""What a reader may have meant by an address that leads nowhere."""

from __future__ import annotations

import difflib
from typing import Any
from urllib.parse import unquote

from core.models import BasePage

MOST_CANDIDATES = 300
MOST_SHOWN = 3
ALIKE = 0.72  # of 1: one wrong letter in a short word, two or three in a long one
PREFIX = 3


def close_matches(*, path: str, user: Any, language: str | None) -> list[BasePage]:
    """Return up to three pages that the reader may read, whose last part of the address is much like the one asked for.

    One query, a second for what is found, and none for an address without letters. Private pages are no candidates,
    so neither their addresses nor how near one came to them can be told.
    """
    wanted = unquote(path).rstrip("/").rpartition("/")[2].lower()[:100]
    if len(wanted) < PREFIX or "\x00" in wanted:
        return []
    pages = BasePage.objects.live().visible_to(user).filter(locale__language_code=language, depth__gt=2)
    candidates = pages.filter(slug__istartswith=wanted[0]).order_by("depth", "-pk")
    near = {slug: pk for pk, slug in candidates.values_list("pk", "slug")[:MOST_CANDIDATES]}
    found = [near[slug] for slug in difflib.get_close_matches(wanted, near, MOST_SHOWN, ALIKE)]
    if not found:
        return []
    rows = pages.only("title", "short_title", "slug", "url_path", "locale").select_related("locale").in_bulk(found)
    return [rows[pk] for pk in found if pk in rows]
