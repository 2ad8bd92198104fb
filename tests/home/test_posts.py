"""News: listed newest first, by year and tag, in a feed, and never before their time."""

import datetime
import re

import pytest

from home.models.posts import PAGE_SIZE
from tests.factories.core import make_image, make_person
from tests.factories.home import make_index, make_post, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return make_index(make_site().root_page)


def titles(response):
    return re.findall(r"Nyhet \d+", re.sub(r"<title>.*?</title>", "", response.content.decode()))


def test_index_lists_newest_first(client, index):
    for day in (3, 1, 2):
        make_post(index, title=f"Nyhet {day}", date=datetime.date(2026, 3, day))
    found = list(dict.fromkeys(titles(client.get("/aktuellt/"))))
    assert found == ["Nyhet 3", "Nyhet 2", "Nyhet 1"]


def test_index_is_paginated(client, index):
    for number in range(PAGE_SIZE + 2):
        make_post(index, title=f"Nyhet {number}")
    assert len(set(titles(client.get("/aktuellt/")))) == PAGE_SIZE
    assert len(set(titles(client.get("/aktuellt/?sida=2")))) == 2


@pytest.mark.parametrize("page", ["0", "-1", "x", "9999", "\x00", "1e9"])
def test_index_answers_any_page_number(client, index, page):
    make_post(index)
    assert client.get("/aktuellt/", {"sida": page}).status_code == 200


def test_index_by_year(client, index):
    make_post(index, title="Nyhet 1", date=datetime.date(2025, 5, 1))
    make_post(index, title="Nyhet 2", date=datetime.date(2026, 5, 1))
    assert set(titles(client.get("/aktuellt/2025/"))) == {"Nyhet 1"}
    assert client.get("/aktuellt/1999/").status_code == 404
    assert client.get("/aktuellt/0/").status_code == 404


def test_index_by_tag(client, index):
    tagged = make_post(index, title="Nyhet 1")
    tagged.tags.add("Skola")
    tagged.save_revision().publish()
    make_post(index, title="Nyhet 2")
    assert set(titles(client.get("/aktuellt/?tagg=skola"))) == {"Nyhet 1"}
    assert client.get("/aktuellt/?tagg=%00'").status_code == 200


def test_empty_index_says_so(client, index):
    assert client.get("/aktuellt/").status_code == 200


def test_feed_is_atom_and_public(client, index):
    make_post(index, title="Nyhet 1", author=make_person())
    hidden = make_post(index, title="Nyhet 2")
    hidden.audience = "members"
    hidden.save_revision().publish()
    response = client.get("/aktuellt/flode/")
    text = response.content.decode()
    assert response["Content-Type"].startswith("application/atom+xml")
    assert "Nyhet 1" in text
    assert "Nyhet 2" not in text
    assert "Lena Skog" in text
    assert 'href="http' in text


def test_post_shows_its_picture_with_a_description(client, index):
    make_post(index, main_image=make_image(description="En röd port"))
    html = client.get("/aktuellt/nytt-kok/").content.decode()
    assert 'alt="En röd port"' in html
    assert re.search(r'<img[^>]+srcset="[^"]+"[^>]*>', html)
    assert re.search(r'<img[^>]+width="\d+"[^>]*>', html)


def test_post_describes_itself_to_machines(client, index, settings):
    make_post(index)
    html = client.get("/aktuellt/nytt-kok/").content.decode()
    assert '"@type":"NewsArticle"' in html
    assert f'<link rel="canonical" href="{settings.SITE_URL}/aktuellt/nytt-kok/">' in html
    assert 'property="og:title"' in html
