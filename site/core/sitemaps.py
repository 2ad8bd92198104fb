"""The site map: every language's pages."""

from __future__ import annotations

from typing import Any

from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page
from wagtail.query import PageQuerySet


class TranslatedSitemap(Sitemap):
    """Wagtail's, with the trees of the other languages, which do not lie below the site's own front page."""

    def items(self) -> PageQuerySet[Any]:
        """Return the pages below the front page and its translations; each page tells whether it is listed."""
        pages = Page.objects.none()
        for home in self.get_wagtail_site().root_page.get_translations(inclusive=True).live():
            pages |= Page.objects.descendant_of(home, inclusive=True)
        return pages.live().public().order_by("path").defer_streamfields().specific()
