"""Links inside rich text: to pages, in the reader's language, asked for once a generation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler as StockPageLinkHandler

from core.generation import Memory
from core.visibility import links

_addresses = Memory()


def page_address(page_id: int) -> str:
    """Return where a page is in the language in use, or in its own; empty for one that is not published."""
    language = get_language()
    return _addresses.remember((page_id, language), lambda: _find_address(page_id, language))


def page_addresses(page_ids: Iterable[int]) -> dict[int, str]:
    """Return where pages are, as `page_address` does, with one query for all that are not remembered."""
    ids = set(page_ids)
    if not ids:
        return {}
    language = get_language()
    found: dict[int, str] = {}

    def find() -> dict[int, str]:
        if not found:
            found.update(_find_addresses(ids, language))
        return found

    return {pk: _addresses.remember((pk, language), lambda pk=pk: find().get(pk, "")) for pk in ids}  # type: ignore[misc]  # a default binds it


def _find_addresses(ids: set[int], language: str | None) -> dict[int, str]:
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    pages = Page.objects.live().filter(translation_key__in=keys).select_related("locale", "basepage")
    by_key: dict[Any, list[Page]] = {}
    for page in pages.defer(*(f"basepage__{name}" for name in links.UNUSED)):
        by_key.setdefault(page.translation_key, []).append(page)
    addresses = dict.fromkeys(ids, "")
    for versions in by_key.values():
        translated = [page for page in versions if page.locale.language_code == language]
        for page in versions:
            if page.pk in ids:
                addresses[page.pk] = links.address_of(translated[0] if translated else page)
    return addresses


def _find_address(page_id: int, language: str | None) -> str:
    key = Page.objects.filter(pk=page_id).values("translation_key")
    pages = Page.objects.live().filter(translation_key__in=key).select_related("locale", "basepage")
    pages = pages.defer(*(f"basepage__{name}" for name in links.UNUSED))
    by_id = {page.pk: page for page in pages}
    if page_id not in by_id:
        return ""
    translated = [page for page in by_id.values() if page.locale.language_code == language]
    return links.address_of(translated[0] if translated else by_id[page_id])


class PageLinkHandler(StockPageLinkHandler):
    """Wagtail's, without fetching every linked page whole and its language one by one.

    A page that is not published, or gone, leaves its words without a link; a private one is linked by its number.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return an opening tag for each link."""
        ids = [str(attrs.get("id", "")) for attrs in attrs_list]
        urls = [page_address(int(number)) if number.isdecimal() else "" for number in ids]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in urls]
