"""The demo's content is whole: it loads once, in three languages, and its pages answer."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from core.models import BasePage, DemoLoad

pytestmark = pytest.mark.usefixtures("demo_site")


def test_demo_tree_is_sound():
    assert Page.find_problems() == ([], [], [], [], [])


def test_demo_pages_answer_in_their_language(client):
    pages = BasePage.objects.live().filter(audience="everyone").select_related("locale")
    answers = {page.url: client.get(page.url) for page in pages}
    assert {url: answer.status_code for url, answer in answers.items() if answer.status_code != 200} == {}
    assert all(answer.cookies == {} for answer in answers.values())
    languages = {page.url: page.locale.language_code for page in pages}
    assert all(f'<html lang="{languages[url]}"' in answer.content.decode() for url, answer in answers.items())
    assert set(languages.values()) == {"sv", "en", "ar"}


def test_demo_is_loaded_once_and_edits_stay(client):
    page = BasePage.objects.get(url_path="/hem/om-oss/").specific
    page.title = "Ändrad av en redaktör"
    page.save_revision().publish()
    count = Page.objects.count()
    call_command("load_demo")
    page.refresh_from_db()
    assert (page.title, Page.objects.count()) == ("Ändrad av en redaktör", count)
    assert DemoLoad.objects.count() == 7


def test_demo_front_page_shows_every_app(client):
    html = client.get("/").content.decode()
    for path in (
        "/politik/",
        "/rapporter/",
        "/verksamhetsplan/",
        "/kalender/",
        "/aktuellt/",
        "/kontakt/",
        "/bli-medlem/",
    ):
        assert f'href="{path}' in html
    assert 'class="cluster"' in html


def test_demo_menu_is_in_order(client):
    home = Page.objects.get(url_path="/hem/")
    slugs = [page.slug for page in home.get_children().live().in_menu()]
    assert slugs == ["politik", "rapporter", "verksamhetsplan", "kalender", "kontakt", "bli-medlem"]
