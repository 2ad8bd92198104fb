"""Who may not read a page does not meet it in the admin: not listed, not found, not by a guessed address."""

import datetime

import pytest
from django.urls import get_resolver
from django.utils import timezone
from wagtail.models import PageLogEntry

from core.models import BasePage
from tests.core.visibility import conftest
from tests.factories.home import make_locale

pytestmark = pytest.mark.django_db
MARK = "kvittrande"

LISTS = [
    "/admin/",
    "/admin/pages/{home}/",
    "/admin/pages/{home}/results/",
    "/admin/pages/search/?q=hemlighet",
    "/admin/pages/search/results/?q=hemlighet",
    "/admin/choose-page/",
    "/admin/choose-page/{home}/",
    "/admin/choose-page/search/?q=hemlighet",
    "/admin/choose-page/?target_pages[]={secret}",
    "/admin/api/main/pages/",
    "/admin/api/main/pages/?child_of={home}&for_explorer=1",
    "/admin/api/main/pages/?search=hemlighet",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/reports/locked/",
    "/admin/reports/page-types-usage/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/localize/reports/translations/",
    "/admin/pages/usage/home/standardpage/",
    "/admin/pages/{home}/delete/",
    "/admin/pages/{home}/usage/",
    "/admin/pages/{home}/history/",
    "/admin/images/usage/{image}/",
    "/admin/pages/create/home/standardpage",
]


def plant(site):
    """The secret with all that could show it: an image, log entries, a lock, a comment, a schedule, a translation."""
    from tests.factories.core import make_image

    secret, home, people = site.secret, site.home, site.people
    image = make_image("Bild")
    secret.main_image = image
    secret.locked, secret.locked_by, secret.locked_at = True, people.editor, timezone.now()
    secret.owner = people.editor
    secret.go_live_at = timezone.now() + datetime.timedelta(days=1)
    secret.save_revision(user=people.editor, log_action=True, approved_go_live_at=secret.go_live_at)
    secret.save()
    PageLogEntry.objects.log_action(secret, "wagtail.edit", user=people.editor)
    home.copy_for_translation(make_locale("en"))
    secret.copy_for_translation(make_locale("en"))
    from wagtail_localize.operations import translate_object

    translate_object(secret, [make_locale("en")])
    return {"home": home.pk, "secret": secret.pk, "image": image.pk}


planted_site = conftest.plant_once(plant)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("role", ["editor", "comms"])
def test_lists_do_not_show_it(client, planted, people, role, path):
    client.force_login(getattr(people, role))
    response = client.get(path.format(**planted), follow=True)
    assert response.status_code in (200, 404)
    assert MARK not in response.content.decode().lower()


@pytest.mark.parametrize("path", LISTS[:4])
def test_lists_show_it_to_whom_it_is_for(client, planted, people, path):
    client.force_login(people.board_editor)
    if "search" in path or path != "/admin/":
        assert MARK in client.get(path.format(**planted), follow=True).content.decode().lower()


def admin_paths():
    """Every address of the admin that takes a page's id."""
    keywords = {"page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"}

    def walk(resolver, prefix=""):
        for pattern in resolver.url_patterns:
            route = prefix + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern, route)
            elif any(f":{name}>" in route for name in keywords):
                yield route

    return sorted({route for route in walk(get_resolver()) if route.startswith("admin/")})


@pytest.mark.parametrize("route", admin_paths())
def test_guessed_addresses_answer_as_if_nothing_were_there(client, planted, people, route, secret):
    import re

    fills = {"content_type_app_name": "home", "content_type_model_name": "standardpage", "action_name": "approve"}
    revision = secret.revisions.first().pk

    def fill(match):
        name = match[1].rpartition(":")[2]
        if name == "revision_id":
            return str(revision)
        return fills.get(name) or (str(secret.pk) if "page" in name or name == "destination_id" else "1")

    path = "/" + re.sub(r"<([^>]+)>", fill, route)
    client.force_login(people.editor)
    for method in (client.get, client.post, client.head):
        response = method(path)
        assert response.status_code == 404, (path, response.status_code)
        assert MARK not in response.content.decode().lower()


@pytest.mark.parametrize(
    "path",
    [
        "/admin/pages/{secret}/revisions/compare/earliest...latest/",
        "/admin/api/main/pages/{secret}/",
        "/admin/api/main/pages/?child_of={secret}",
        "/admin/editing-sessions/ping/home/standardpage/{secret}/1/",
        "/admin/bulk/wagtailcore/page/delete/?id={secret}&next=/admin/",
        "/admin/bulk/wagtailcore/page/move/?id={secret}&next=/admin/",
        "/admin/bulk/wagtailcore/page/publish/?id={secret}&next=/admin/",
        "/admin/bulk/wagtailcore/page/unpublish/?id={secret}&next=/admin/",
    ],
)
def test_other_guessed_addresses(client, planted, people, path):
    client.force_login(people.editor)
    for method in (client.get, client.post):
        assert method(path.format(**planted)).status_code == 404


def test_translation_views_are_guarded(client, planted, people):
    from wagtail_localize.models import Translation, TranslationSource

    client.force_login(people.editor)
    source, translation = TranslationSource.objects.get().pk, Translation.objects.get().pk
    for path in (f"update/{source}/", f"translate/{translation}/preview/", f"translate/{translation}/pofile/download/"):
        assert client.get(f"/admin/localize/{path}").status_code == 404
    translated = BasePage.objects.get(slug="kvittrande-hemlighet", locale__language_code="en")
    assert client.get(f"/admin/pages/{translated.pk}/edit/").status_code == 404


def test_external_link_chooser_does_not_tell_titles(client, planted, people, secret):
    client.force_login(people.editor)
    response = client.post(
        "/admin/choose-external-link/?allow_external_link=true",
        {"external-link-chooser-url": f"http://localhost{secret.url}", "external-link-chooser-link_text": "x"},
    )
    assert "Kvittrande" not in response.content.decode()


def test_administrator_meets_everything(client, planted, people, secret):
    client.force_login(people.administrator)
    assert client.get(f"/admin/pages/{secret.pk}/edit/").status_code == 200
    assert client.get(f"/admin/pages/{secret.pk}/history/").status_code == 200
    assert "Kvittrande" in client.get("/admin/reports/site-history/").content.decode()
