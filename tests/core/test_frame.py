"""What is remembered of the site is forgotten the moment that it changes."""

import re

import pytest

from core import generation
from core.blocks.links import LinkBlock
from core.rich_text import page_address
from tests.factories.core import make_administrator, make_person, save_settings
from tests.factories.home import make_index, make_locale, make_page, make_post, make_site
from tests.queries import capture

pytestmark = pytest.mark.django_db


def html(client, path="/"):
    return client.get(path).content.decode()


def test_memory_lasts_one_generation():
    memory, made = generation.Memory(), []
    for _round in range(2):
        memory.remember("key", lambda: made.append(1))
    generation.bump()
    memory.remember("key", lambda: made.append(1))
    assert len(made) == 2


def test_memory_forgets_the_oldest(monkeypatch):
    monkeypatch.setattr(generation, "MOST_REMEMBERED", 2)
    memory = generation.Memory()
    for key in "abc":
        memory.remember(key, lambda key=key: key)
    assert memory.remember("b", lambda: "anew") == "b"
    assert memory.remember("a", lambda: "anew") == "anew"


def test_menu_follows_a_new_title(client):
    page = make_page(make_site().root_page, title="Kontakt", show_in_menus=True)
    assert "Kontakt" in html(client)
    page.title = "Hitta oss"
    page.save_revision().publish()
    assert "Hitta oss" in html(client)
    page.unpublish()
    assert "Hitta oss" not in html(client)


def test_menu_has_one_order_in_all_languages_and_joining_last(client):
    site = make_site()
    home = site.root_page.specific
    politics, join, contact = (
        make_page(home, title, show_in_menus=True) for title in ("Politik", "Bli medlem", "Kontakt")
    )
    save_settings(site, join_page=join)
    english = make_locale("en")
    home.copy_for_translation(english).save_revision().publish()
    for page in (contact, politics, join):
        copy = page.copy_for_translation(english)
        copy.title = f"EN {page.title}"
        copy.save_revision().publish()

    for path, prefix in (("/", ""), ("/en/", "EN ")):
        menu = re.search(r'<nav class="site-header-nav.*?</nav>', html(client, path), re.DOTALL)[0]
        assert re.findall(r">([^<>]+)</a>", menu) == [
            f"{prefix}{title}" for title in ("Politik", "Kontakt", "Bli medlem")
        ]
        assert re.findall(r'class="is-call"><a [^>]*>([^<]+)', menu) == [f"{prefix}Bli medlem"]


def test_menu_follows_a_page_that_is_deleted(client):
    page = make_page(make_site().root_page, title="Borta", show_in_menus=True)
    assert "Borta" in html(client)
    page.delete()
    assert "Borta" not in html(client)


def test_name_follows_the_settings(client):
    site = make_site()
    assert "Syrenen" in html(client)
    save_settings(site, name="Byalaget")
    assert "Byalaget" in html(client)


def test_author_follows_the_person(client):
    person = make_person()
    make_post(make_index(make_site().root_page), author=person)
    assert "Lena Skog" in html(client, "/aktuellt/nytt-kok/")
    person.name = "Lena Ek"
    person.save()
    assert "Lena Ek" in html(client, "/aktuellt/nytt-kok/")


def test_signed_in_and_signed_out_readers_have_frames_of_their_own(client):
    home = make_site().root_page
    private = make_page(home, title="Internt", show_in_menus=True)
    private.audience = "members"
    private.save_revision().publish()
    client.force_login(make_administrator())
    assert "Internt" in html(client)
    client.logout()
    assert "Internt" not in html(client)


def test_a_link_leads_to_the_translation_in_its_language(client):
    home = make_site().root_page
    target = make_page(home, title="Bli medlem")
    english = make_locale("en")
    home.copy_for_translation(english).save_revision().publish()
    translated = target.copy_for_translation(english)
    translated.slug = "join"
    translated.save_revision().publish()
    from django.utils.translation import override

    with override("en"):
        assert page_address(target.pk) == "/en/join/"
        assert LinkBlock().to_python({"page": target.pk}).href == "/en/join/"
    with override("sv"):
        assert page_address(target.pk) == "/bli-medlem/"


def test_a_link_to_nothing_is_no_link(client):
    make_page(make_site().root_page, title="Text", body=[("text", '<p><a linktype="page" id="99999">ord</a></p>')])
    assert "<a>ord</a>" in html(client, "/text/")


def test_frame_costs_no_query_the_second_time(client):
    make_page(make_site().root_page, title="Om oss")
    sql = capture(client, "/om-oss/")
    assert [query for query in sql if "core_sitesettings" in query] == []
