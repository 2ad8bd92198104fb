"""`site` in every template: name, menu, path, languages. Asked for lazily, from the frame (core.frame)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page, Site

from core.frame import Frame, frame_of
from core.models import BasePage, SiteSettings

MOST_IN_MENU = 6


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the site's frame."""

    title: str
    url: str
    is_current: bool = False
    is_section: bool = False
    is_call: bool = False  # what the association most wants of a reader


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the site is read in, and where the current page is in it."""

    code: str
    name: str
    dir: str
    url: str
    is_current: bool
    translated: bool


class SiteContext:
    """What the frame around a page shows. Each property is worked out when a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    # Settings -----------------------------------------------------------------

    @property
    def settings(self) -> SiteSettings:
        """Return the site's settings."""
        return self._frame.settings

    def __getattr__(self, name: str) -> Any:
        """Return the settings' own values, in the language in use where there is one."""
        if name.startswith("_"):
            raise AttributeError(name)
        if name in {"descriptor", "opening_hours", "footer_text"}:
            return self.settings.localized(name)
        return getattr(self.settings, name)

    @property
    def logo_svg(self) -> SafeString:
        """Return the association's logo as an SVG symbol, rebuilt by core.logo; empty for the blossom."""
        return mark_safe(self.settings.logo_symbol)  # noqa: S308 - built from an allowlist of shapes

    @property
    def address_lines(self) -> list[str]:
        """Return the address as it is written on a letter."""
        s = self.settings
        return [line for line in (s.street, f"{s.postal_code} {s.city}".strip()) if line]

    @property
    def phone_href(self) -> str:
        """Return a tel: link in international form."""
        digits = "".join(char for char in self.settings.phone if char.isdigit() or char == "+")
        return f"tel:+46{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"

    @property
    def social(self) -> list[Any]:
        """Return name and url of the profiles elsewhere."""
        return self.settings.profile_links

    @cached_property
    def notice(self) -> dict[str, str] | None:
        """Return the notice banner, or None outside its time."""
        s = self.settings
        if not s.notice_is_on:
            return None
        page = self._linked.get(s.notice_page_id)
        return {
            "lead": s.localized("notice_lead"),
            "text": s.localized("notice_text"),
            "link_text": s.localized("notice_link_text"),
            "link_url": page.url if page else "",
        }

    # Pages --------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """Return the page being served, if it is one."""
        return getattr(self.request, "served_page", None)

    @cached_property
    def _home_path(self) -> str:
        site = Site.find_for_request(self.request)
        if self.page is not None:
            return self.page.path[: Page.steplen * 2]
        homes = [page for page in self._pages if page.depth == 2]
        language = get_language()
        for page in homes:
            if page.locale.language_code == language:
                return page.path
        return site.root_page.path if site else ""

    @cached_property
    def _frame(self) -> Frame:
        return frame_of(self.request)

    @cached_property
    def _around(self) -> list[BasePage]:
        """Return the page's ancestors and translations; nothing where no page is served."""
        return self._frame.around(self.page, getattr(self.request, "user", None)) if self.page else []

    @property
    def _pages(self) -> list[BasePage]:
        """Return menu, languages' homes and the pages that settings point at."""
        return self._frame.common

    @cached_property
    def _linked(self) -> dict[int, BasePage]:
        """Return the pages that settings point at, in the language in use where they are translated."""
        language = get_language()
        by_key: dict[Any, BasePage] = {}
        for page in self._pages:
            if page.locale.language_code == language:
                by_key[page.translation_key] = page
        return {page.pk: by_key.get(page.translation_key, page) for page in self._pages}

    def _link(self, page_id: int | None) -> Link | None:
        page = self._linked.get(page_id) if page_id else None
        return Link(page.menu_title, page.get_url(self.request) or "") if page else None

    @property
    def news_page(self) -> Link | None:
        """Return the page of news."""
        return self._link(self.settings.news_page_id)

    @property
    def contact_page(self) -> Link | None:
        """Return the contact page."""
        return self._link(self.settings.contact_page_id)

    @property
    def accessibility_page(self) -> Link | None:
        """Return the accessibility statement."""
        return self._link(self.settings.accessibility_page_id)

    @property
    def privacy_page(self) -> Link | None:
        """Return the page on personal data."""
        return self._link(self.settings.privacy_page_id)

    @property
    def join_page(self) -> Link | None:
        """Return the page on becoming a member."""
        return self._link(self.settings.join_page_id)

    @cached_property
    def nav(self) -> list[Link]:
        """Return the menu: the pages right under home that an editor put there, at most six.

        They stand in the order of the site's own language in every language, with the page on joining last.
        """
        return self._frame.remember(("nav", self.page.pk if self.page else 0), self._nav)

    def _nav(self) -> list[Link]:
        pages = [
            page
            for page in self._pages
            if page.depth == 3 and page.show_in_menus and page.path.startswith(self._home_path)
        ]
        join = self._linked.get(self.settings.join_page_id or 0)
        first = {page.translation_key: page.path for page in reversed(self._pages)}  # home's own language comes first
        pages.sort(key=lambda page: first[page.translation_key])
        if join in pages:
            pages = [*[page for page in pages if page != join][: MOST_IN_MENU - 1], join]
        here = self.page.path if self.page else None
        return [
            Link(
                title=page.menu_title,
                url=page.get_url(self.request) or "",
                is_current=here == page.path,
                is_section=bool(here and here.startswith(page.path)),
                is_call=page == join,
            )
            for page in pages[:MOST_IN_MENU]
        ]

    @cached_property
    def breadcrumbs(self) -> list[Link]:
        """Return the pages above the current one, from home down."""
        page = self.page
        return self._frame.remember(("breadcrumbs", page.pk if page else 0), self._breadcrumbs)

    def _breadcrumbs(self) -> list[Link]:
        page = self.page
        if page is None or page.depth < 3:
            return []
        above = [p for p in self._around if page.path.startswith(p.path) and p.path != page.path]
        return [Link(p.menu_title, p.get_url(self.request) or "") for p in above]

    @cached_property
    def languages(self) -> list[Language]:
        """Return the languages that have a home page, each with this page's address or its own front page."""
        if self.is_own_view:
            return self._languages()  # each address its own, `next` and all: not to be remembered
        return self._frame.remember(("languages", self.page.pk if self.page else 0), self._languages)

    def _languages(self) -> list[Language]:
        page = self.page
        current = get_language()
        homes = {p.locale.language_code: p for p in self._pages if p.depth == 2}
        same = (
            {p.locale.language_code: p for p in self._around if p.translation_key == page.translation_key}
            if page
            else {}
        )
        languages = []
        for code, _name in settings.LANGUAGES:
            target = same.get(code) or homes.get(code)
            if target is None:
                continue
            info = get_language_info(code)
            url = target.get_url(self.request) or ""
            translated = code in same or page is None
            if self.is_own_view:
                here = self.request.get_full_path()
                moved = translate_url(here, code)
                url = moved if moved != here or code == current else url  # some addresses have one language only
            languages.append(
                Language(
                    code=code,
                    name=info["name_local"].capitalize(),
                    dir="rtl" if info["bidi"] else "ltr",
                    url=url if translated else f"{url}?ej-oversatt={page.pk if page else ''}",
                    is_current=code == current,
                    translated=translated,
                )
            )
        return languages

    @property
    def is_own_view(self) -> bool:
        """Tell whether this is an address of ours, not a page's, that exists in every language: search, sign-in."""
        match = self.request.resolver_match
        return self.page is None and match is not None and match.url_name not in {None, "wagtail_serve"}

    @property
    def alternates(self) -> list[Language]:
        """Return the translations that exist, for hreflang; nothing where there is only one."""
        found = [language for language in self.languages if language.translated] if self.page else []
        return found if len(found) > 1 else []

    @cached_property
    def untranslated_page(self) -> Link | None:
        """Return the page that a reader came from and that this language lacks, to say so."""
        value = self.request.GET.get("ej-oversatt", "")
        if not value.isdecimal() or len(value) > 9:
            return None
        pages = BasePage.objects.live().visible_to(self.request.user).filter(pk=int(value))
        page = pages.first()
        return Link(page.menu_title, page.get_url(self.request) or "") if page else None

    @property
    def home_url(self) -> str:
        """Return the front page in the language in use."""
        return next((lang.url.partition("?")[0] for lang in self._home_languages if lang.is_current), "/")

    @cached_property
    def _home_languages(self) -> list[Language]:
        current = get_language()
        return [
            Language(
                p.locale.language_code, "", "", p.get_url(self.request) or "/", p.locale.language_code == current, True
            )
            for p in self._pages
            if p.depth == 2
        ]

    # Fixed addresses ------------------------------------------------------------

    @property
    def search_url(self) -> str:
        """Return the search page in the language in use."""
        return reverse("site:search")

    @property
    def login_url(self) -> str:
        """Return the sign-in page, or the account of one who is signed in."""
        return reverse("account_home" if self.user_label else "account_login")

    @property
    def user_label(self) -> str:
        """Return the signed-in reader's name; empty for a stranger, without starting a session."""
        user = getattr(self.request, "user", None)
        return user.get_short_name() if user is not None and user.is_authenticated else ""


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `site`."""
    return {"site": SimpleLazyObject(lambda: SiteContext(request))}
