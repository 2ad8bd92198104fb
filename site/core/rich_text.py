"""Links inside rich text: to pages, in the reader's language, in one query."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler as StockPageLinkHandler

from core.models import BasePage
from core.visibility import links


class PageLinkHandler(StockPageLinkHandler):
    """Wagtail's, without fetching every linked page whole and its language one by one.

    A page that is not published, or gone, leaves its words without a link; a private one is linked by its number.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return an opening tag for each link."""
        ids = {int(attrs["id"]) for attrs in attrs_list if str(attrs.get("id", "")).isdecimal()}
        keys = Page.objects.filter(pk__in=ids).values("translation_key")
        pages = BasePage.objects.live().defer(*links.UNUSED).filter(translation_key__in=keys).select_related("locale").order_by("pk")
        originals: dict[int, Any] = {}
        translated: dict[Any, BasePage] = {}
        for page in pages:
            originals[page.pk] = page
            if page.locale.language_code == get_language():
                translated[page.translation_key] = page
        tags = []
        for attrs in attrs_list:
            original = originals.get(int(attrs["id"])) if str(attrs.get("id", "")).isdecimal() else None
            page = translated.get(original.translation_key, original) if original else None
            address = links.address_of(page) if page else ""
            tags.append(f'<a href="{escape(address)}">' if address else "<a>")
        return tags
