"""The admin's start page, looks and words."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from core.models import CustomImage
from tests.factories.core import make_administrator, make_user, save_settings
from tests.factories.home import make_index, make_post, make_site
from tests.queries import capture

pytestmark = pytest.mark.django_db


def home(client) -> str:
    response = client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 200
    return response.content.decode()


def test_start_page_leads_straight_to_a_new_post_and_to_uploading(client):
    index = make_index(make_site().root_page)
    client.force_login(make_administrator())

    page = home(client)

    assert f'href="{reverse("wagtailadmin_pages:add", args=["home", "postpage", index.pk])}"' in page
    assert "Skriv en nyhet" in page
    assert f'href="{reverse("wagtailimages:add_multiple")}"' in page
    assert "Ladda upp bild" in page


def test_start_page_offers_nothing_that_the_user_may_not_do(client):
    make_index(make_site().root_page)
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    page = home(client)

    assert "Skriv en nyhet" not in page
    assert "Ladda upp bild" not in page


def test_start_page_stands_without_a_news_page(client):
    make_site()
    client.force_login(make_administrator())

    assert "Skriv en nyhet" not in home(client)


def test_start_page_shows_what_is_scheduled_in_local_time(client):
    post = make_post(make_index(make_site().root_page))
    moment = datetime.datetime(timezone.now().year + 1, 7, 1, 6, 30, tzinfo=datetime.UTC)
    post.go_live_at = moment
    post.save_revision(approved_go_live_at=moment)
    client.force_login(make_administrator())

    page = home(client)

    assert f"1 juli {moment.year} kl. 08.30" in page
    assert "Den nya versionen publiceras" in page


def test_start_page_asks_as_often_for_many_scheduled_as_for_one(client):
    index = make_index(make_site().root_page)
    client.force_login(make_administrator())
    moment = timezone.now() + datetime.timedelta(days=3)

    def add(number):
        post = make_post(index, f"Nyhet {number}", slug=f"nyhet-{number}")
        post.go_live_at = moment
        post.save_revision(approved_go_live_at=moment)

    add(0)
    one = len(capture(client, reverse("wagtailadmin_home")))
    for number in range(1, 5):
        add(number)

    assert len(capture(client, reverse("wagtailadmin_home"))) == one


def test_admin_wears_the_associations_name_and_no_bird(client):
    site = make_site()
    save_settings(site, name="Föreningen Björken")
    client.force_login(make_administrator())

    page = home(client)

    assert "<b>Föreningen Björken</b>" in page
    assert "- Föreningen Björken</title>" in page
    assert "icon-wagtail" not in page
    assert "wagtailadmin/images/favicon.ico" not in page
    assert "css/admin.css" in page


def test_help_leads_to_our_manual_only(client):
    make_site()
    client.force_login(make_administrator())

    page = home(client)

    assert reverse("core_admin:manual") in page
    assert "guide.wagtail.org" not in page.replace("https://guide.wagtail.org/content-checks/", "")


def test_every_page_type_says_what_it_is_for(client):
    from wagtail.models import get_page_models

    own = [model for model in get_page_models() if model.is_creatable and not model.__module__.startswith("wagtail")]

    assert [model.__name__ for model in own if not model.get_page_description()] == []


def test_choosing_a_page_type_shows_swedish_descriptions(client):
    root = make_site().root_page
    client.force_login(make_administrator())

    page = client.get(reverse("wagtailadmin_pages:add_subpage", args=[root.pk])).content.decode()

    assert "En sida som står kvar" in page


def test_editor_previews_at_phone_and_desktop_width(client):
    post = make_post(make_index(make_site().root_page))

    assert [(size["name"], size["device_width"]) for size in post.preview_sizes] == [
        ("mobile", 390),
        ("tablet", 820),
        ("desktop", 1280),
    ]
    assert post.default_preview_size == "mobile"


@pytest.mark.parametrize("address", ["/admin/jsi18n/", "/admin/localize/jsi18n/"])
def test_scripts_speak_swedish_where_their_packages_do_not(client, address):
    client.force_login(make_administrator())

    script = client.get(address).content.decode()

    assert "Sparat av sig sj\\u00e4lvt" in script or "Publicera p\\u00e5 " in script


def test_image_form_says_what_fields_are_for():
    assert CustomImage._meta.verbose_name == "bild"
