"""Loads home's demo content: front page, standing pages, contact, news, and what is translated of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from core.demo import building, content
from core.demo.shapes import PageData, PostData
from core.models import BasePage, Person, Venue
from home.demo import forms, policies, translations
from home.demo import pages as texts
from home.demo import pages_about as about
from home.demo.posts import posts
from home.models import ContactPage, FormPage, HomePage, PostIndexPage, PostPage, StandardPage
from home.models.contact import ContactPerson
from home.models.forms import FormField
from members_area.models import JoinPage

# The order of the menu, by slug: the tree's order is the menu's.
MENU = ("politik", "rapporter", "verksamhetsplan", "kalender", "kontakt", "bli-medlem")
POSTS_AT = "aktuellt"


def load(site: Site) -> None:
    """Lay the root of the page tree: the front page, in place of Wagtail's welcome page."""
    root = Page.get_first_root_node()
    welcome = site.root_page
    front = texts.front(timezone.localdate())
    home = HomePage(title=front.title, slug="hem", statement=front.extra["statement"])
    root.add_child(instance=home)
    site.root_page = home
    site.site_name = content.settings(timezone.localdate())["name"]
    site.save()
    if welcome.pk != home.pk:
        Page.objects.get(pk=welcome.pk).delete()


def finish(site: Site) -> None:
    """Write the pages, now that all that they point at is there, order the menu and translate."""
    home = site.root_page.specific
    find = building.page_finder(home)
    today = timezone.localdate()
    for data in _standing(today):
        home.add_child(instance=_page_class(data)(title=data.title, slug=data.key))
    index = PostIndexPage(title=texts.NEWS.title, slug=POSTS_AT)
    home.add_child(instance=index)
    for post in posts(today):
        _write_post(index, post, today, find)
    _write(index, texts.NEWS, find)
    for data in _standing(today):
        _write(BasePage.objects.child_of(home).get(slug=data.key).specific, data, find)
    home.refresh_from_db()
    _write(home, texts.front(today), find)
    _order_menu(home)
    _translate(home, today, find)


def _standing(today: datetime.date) -> Iterator[PageData]:
    yield from (texts.CONTACT, about.ABOUT, about.FEMINISM, texts.JOIN)
    yield forms.form(today)
    yield policies.accessibility(today)
    yield policies.privacy(today)


def _page_class(data: PageData) -> type[BasePage]:
    if data.key == texts.JOIN.key:
        return JoinPage
    if "fields" in data.extra:
        return FormPage
    return ContactPage if "venue" in data.extra else StandardPage


def _write(page: Any, data: PageData, find: building.Find) -> None:
    building.apply_texts(page, data, find)
    for name, value in data.extra.items():
        if name.endswith("_page"):
            setattr(page, name, find(value))
        elif name == "venue":
            page.venue = Venue.objects.get(name=_venue_name(value))
        elif name == "fields":
            page.form_fields = [FormField(sort_order=n, locale=page.locale, **field) for n, field in enumerate(value)]
        elif name == "people":
            people = {person.slug: person for person in Person.objects.filter(slug__in=value)}
            page.people_items = [ContactPerson(person=people[slug], sort_order=n) for n, slug in enumerate(value)]
        else:
            setattr(page, name, value)
    page.show_in_menus = page.slug in MENU
    building.publish(page, data.tags)


def _venue_name(slug: str) -> str:
    return next(venue.name for venue in content.VENUES if venue.slug == slug)


def _write_post(index: PostIndexPage, data: PostData, today: datetime.date, find: building.Find) -> None:
    """Write a post on its day; one with a negative number of days waits for the worker."""
    day = today - datetime.timedelta(days=data.days_ago)
    slug = data.key.rpartition("/")[2]
    page = PostPage(title=data.page.title, slug=slug, date=day, author=Person.objects.filter(slug=data.author).first())
    moment = timezone.make_aware(datetime.datetime.combine(day, datetime.time(8)))
    is_scheduled = data.days_ago < 0
    if is_scheduled:
        page.go_live_at = moment
        page.live = False
    index.add_child(instance=page)
    _write(page, data.page, find)
    if not is_scheduled:
        # As if it had been published on its day: readers and machines see when.
        Page.objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)


def _order_menu(home: Page) -> None:
    home.refresh_from_db()
    for slug in MENU:
        page = home.get_children().filter(slug=slug).first()
        if page is not None:
            home.refresh_from_db()
            page.move(home, pos="last-child")


def _translate(home: HomePage, today: datetime.date, find: building.Find) -> None:
    """Translate what the data has in other languages, parents before children."""
    for language in ("en", "ar"):
        Locale.objects.get_or_create(language_code=language)
        for data in translations.pages(language, today):
            page = find(data.key)
            if page is None:
                continue
            fields = {
                name: value
                for name, value in data.extra.items()
                if isinstance(value, str) and not name.endswith("_page") and name != "venue"
            }
            building.translate(page.specific, data, language, find, fields)
