"""Makes home's pages for tests."""

from __future__ import annotations

import datetime
from typing import Any

from wagtail.models import Locale, Page, Site

from core.site_address import match_site_address
from home.models import ContactPage, HomePage, PostIndexPage, PostPage, StandardPage
from tests.factories.core import publish


def make_site() -> Site:
    """Return the site whose front page is ours; made once, in place of Wagtail's welcome page, for all tests."""
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    if HomePage.objects.filter(pk=site.root_page_id).exists():
        return site
    root = Page.get_first_root_node()
    home = HomePage(
        title="Syrenen", slug="start", statement="Det vi lovar ska gå att följa.", lead="Läs före och efter."
    )
    publish(root, home)
    old = site.root_page
    site.root_page = home
    site.save()
    match_site_address()
    if old.pk != home.pk:
        Page.objects.get(pk=old.pk).delete()
    return Site.objects.get(pk=site.pk)


def make_page(parent: Page, title: str = "Om oss", **fields: Any) -> StandardPage:
    """Make a published standing page."""
    return publish(parent, StandardPage(title=title, **{"lead": "En förening.", **fields}))


def make_index(parent: Page, title: str = "Aktuellt", **fields: Any) -> PostIndexPage:
    """Make a published news index."""
    return publish(parent, PostIndexPage(title=title, slug="aktuellt", **fields))


def make_post(index: PostIndexPage, title: str = "Nytt kök", **fields: Any) -> PostPage:
    """Make a published news post."""
    defaults: dict[str, Any] = {"date": datetime.date(2026, 3, 2), "lead": "Köket byggs om."}
    return publish(index, PostPage(title=title, **{**defaults, **fields}))


def make_contact(parent: Page, **fields: Any) -> ContactPage:
    """Make a published contact page."""
    return publish(parent, ContactPage(title="Kontakt", slug="kontakt", **fields))


def make_locale(code: str) -> Locale:
    """Make a language, or return it."""
    return Locale.objects.get_or_create(language_code=code)[0]
