"""What stands around every page and changes only when somebody publishes: remembered for one generation.

A frame holds the settings and the pages of menu, languages and footer for one language and audience. It
also remembers, page by page, the few rows that the path and the language switcher need.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from core import generation
from core.models import BasePage, SiteSettings
from core.visibility import audiences

T = TypeVar("T")

MOST_THINGS = 6000  # that one frame remembers: about eight for each page
UNUSED = ("body", "easy_read", "search_description")


class Frame:
    """The remembered part of the site for one audience."""

    def __init__(self, site: Site | None, user: Any) -> None:
        self.site = site
        self.settings = SiteSettings.for_site(site) if site else SiteSettings()
        self.common = self._ask(self._wanted(), user)
        self._own: OrderedDict[Any, Any] = OrderedDict()

    def _wanted(self) -> Q:
        s = self.settings
        frame = (s.notice_page_id, s.news_page_id, s.contact_page_id, s.accessibility_page_id, s.privacy_page_id)
        linked = (*frame, s.join_page_id)
        wanted = Q(depth=2) | Q(depth=3, show_in_menus=True)
        if any(linked):
            keys = Page.objects.filter(pk__in=[pk for pk in linked if pk]).values("translation_key")
            wanted |= Q(translation_key__in=keys)
        return wanted

    @staticmethod
    def _ask(wanted: Q, user: Any) -> list[BasePage]:
        pages = BasePage.objects.live().visible_to(user).filter(wanted)
        return list(pages.select_related("locale").order_by("path").defer(*UNUSED))

    def around(self, page: Page, user: Any) -> list[BasePage]:
        """Return the page's ancestors, itself and its translations: one query, once a generation."""
        if not page.path:
            return []
        step = Page.steplen
        above = [page.path[: n * step] for n in range(2, page.depth)]
        wanted = Q(path__in=above) | Q(translation_key=page.translation_key)
        return self.remember(("around", page.pk), lambda: self._ask(wanted, user))

    def remember(self, key: tuple[str, Any], make: Callable[[], T]) -> T:
        """Return what was made for the name and page id, making it if need be; the longest unused is forgotten.

        A page that was never saved has no id, and nothing of its preview is kept.
        """
        if key[1] is None:
            return make()
        if key in self._own:
            self._own.move_to_end(key)
        else:
            self._own[key] = make()
            if len(self._own) > MOST_THINGS:
                self._own.popitem(last=False)
        found: T = self._own[key]
        return found


_frames: dict[Any, Frame] = {}


def frame_of(request: HttpRequest) -> Frame:
    """Return the frame for the request's site, language and reader, of this generation."""
    user = getattr(request, "user", None)
    site = Site.find_for_request(request)
    now = generation.current()
    key = (now, site.pk if site else None, get_language(), audiences.key_of(user))
    frame = _frames.get(key)
    if frame is None:
        for old in [other for other in _frames if other[0] != now]:
            _frames.pop(old, None)
        frame = _frames[key] = Frame(site, user)
    return frame
