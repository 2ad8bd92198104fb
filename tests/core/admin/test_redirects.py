"""A page that is renamed or moved leaves a redirect behind, in every language."""

import pytest
from wagtail.models import Locale

from tests.factories.home import make_index, make_locale, make_page, make_post, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Rename a page as an editor does; redirects are made when the change is committed."""

    def change(page, slug):
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return change


def leads_to(client, path):
    response = client.get(path)
    return response.status_code, response.get("Location")


def test_renamed_page_is_found_at_its_old_address(client, rename):
    page = make_page(make_site().root_page, "Om oss")

    rename(page, "om-foreningen")

    assert leads_to(client, "/om-oss/") == (301, "/om-foreningen/")


def test_pages_below_a_renamed_page_are_found_too(client, rename):
    index = make_index(make_site().root_page)
    make_post(index)

    rename(index, "nyheter")

    assert leads_to(client, "/aktuellt/nytt-kok/") == (301, "/nyheter/nytt-kok/")


def test_moved_page_is_found_at_its_old_address(client):
    root = make_site().root_page
    page, target = make_page(root, "Stadgar"), make_page(root, "Om oss")

    page.move(target, pos="last-child")

    assert leads_to(client, "/stadgar/") == (301, "/om-oss/stadgar/")


def test_renamed_back_does_not_go_round(client, rename):
    page = make_page(make_site().root_page, "Om oss")
    rename(page, "nytt")
    rename(page, "om-oss")

    assert client.get("/om-oss/").status_code == 200
    assert leads_to(client, "/nytt/") == (301, "/om-oss/")


def test_renamed_translation_is_found_at_its_old_address(client, rename):
    root = make_site().root_page
    page = make_page(root, "Om oss")
    english = make_locale("en")
    root.copy_for_translation(english).save_revision().publish()
    translation = page.copy_for_translation(english)
    translation.title, translation.slug = "About us", "about-us"
    translation.save_revision().publish()
    assert Locale.objects.count() == 2
    assert client.get("/en/about-us/").status_code == 200

    translation.refresh_from_db()
    rename(translation, "who-we-are")

    assert leads_to(client, "/en/about-us/") == (301, "/en/who-we-are/")
