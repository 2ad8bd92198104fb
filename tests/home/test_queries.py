"""What home's pages may ask the database for, beyond Wagtail's own, and that they write nothing."""

import datetime

import pytest
from django.utils import timezone

from home.models import ContactPage, HomePage, PostIndexPage, PostPage, StandardPage
from home.models.contact import ContactPerson
from tests.factories.core import make_image, make_person, make_venue, save_settings
from tests.factories.home import make_contact, make_index, make_locale, make_page, make_post, make_site
from tests.queries import beyond_wagtail

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    """A site with all that the frame shows: menu, notice, languages, footer pages."""
    site = make_site()
    home = site.root_page
    pages = [make_page(home, title=f"Sida {n}", show_in_menus=True) for n in range(6)]
    home.copy_for_translation(make_locale("en")).save_revision().publish()
    save_settings(
        site,
        notice_text="Ny lokal.",
        notice_to=timezone.now() + datetime.timedelta(days=1),
        notice_page=pages[0],
        contact_page=pages[1],
        privacy_page=pages[2],
        accessibility_page=pages[3],
    )
    return site


def test_front_page(client, site, monkeypatch):
    home = HomePage.objects.get(pk=site.root_page.pk)
    home.primary_page = home.secondary_page = home.closing_page = make_page(home, title="Mål")
    home.save_revision().publish()
    index = make_index(home)
    for n in range(4):
        make_post(index, title=f"Nyhet {n}")
    assert beyond_wagtail(client, "/", HomePage, monkeypatch) <= 10


def test_standard_page(client, site, monkeypatch):
    page = make_page(site.root_page, title="Om oss", main_image=make_image())
    page.tags.add("Skola", "Mat")
    page.save_revision().publish()
    assert beyond_wagtail(client, "/om-oss/", StandardPage, monkeypatch) <= 6


def test_post_page(client, site, monkeypatch):
    post = make_post(make_index(site.root_page), main_image=make_image(), author=make_person())
    post.tags.add("Skola")
    post.save_revision().publish()
    assert beyond_wagtail(client, "/aktuellt/nytt-kok/", PostPage, monkeypatch) <= 6


def test_post_index_is_the_same_for_few_and_many(client, site, monkeypatch):
    index = make_index(site.root_page)
    image = make_image()
    counts = []
    for batch in (1, 2, 20):
        for n in range(batch):
            make_post(index, title=f"Nyhet {batch}-{n}", main_image=image, author=make_person(slug=f"p{batch}-{n}"))
        counts.append(beyond_wagtail(client, "/aktuellt/", PostIndexPage, monkeypatch))
    assert counts[0] == counts[1] == counts[2] <= 6


def test_contact_page_is_the_same_for_few_and_many(client, site, monkeypatch):
    page = make_contact(site.root_page, venue=make_venue(entrance="yes"))
    counts = []
    for batch in (1, 3):
        for n in range(batch):
            page.people_items.add(ContactPerson(person=make_person(slug=f"p{batch}-{n}", photo=make_image())))
        page.save_revision().publish()
        counts.append(beyond_wagtail(client, "/kontakt/", ContactPage, monkeypatch))
    assert counts[0] == counts[1] <= 9
