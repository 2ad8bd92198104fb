"""Who may not read a page does not meet it in the admin: not listed, not found, not by a guessed address."""

import datetime
import json

import pytest
from django.urls import get_resolver
from django.utils import timezone
from wagtail.models import GroupApprovalTask, PageLogEntry, PageSubscription, WorkflowState
from wagtail.test.utils.form_data import nested_form_data, streamfield

from core.models import BasePage
from core.visibility.audiences import MEMBERS
from tests.core.visibility.conftest import BOARD
from tests.factories.home import make_locale, make_page

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


@pytest.fixture
def planted(secret, home, people):
    """The secret with all that could show it: an image, log entries, a lock, a comment, a schedule, a translation."""
    from tests.factories.core import make_image

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


def test_wagtails_privacy_is_closed_to_all(client, people, home):
    client.force_login(people.administrator)
    assert client.get(f"/admin/pages/{home.pk}/privacy/").status_code == 404
    assert b"Change privacy" not in client.get(f"/admin/pages/{home.pk}/edit/").content


def test_editor_of_another_section_cannot_delete_what_holds_a_secret(people, home, secret):
    section = make_page(home, "Öppen")
    secret.move(section, pos="last-child")
    section.refresh_from_db()
    assert not section.permissions_for_user(people.editor).can_delete()
    assert section.permissions_for_user(people.administrator).can_delete()


def test_public_review_never_covers_private_pages(people, home, secret):
    public = make_page(home, "Öppen")
    assert public.has_workflow
    assert not secret.has_workflow
    assert secret.get_workflow() is None
    assert not secret.permissions_for_user(people.board).can_submit_for_moderation()
    public.get_workflow().start(public, people.board)
    assert WorkflowState.objects.get(object_id=str(public.pk)).status == "in_progress"
    public.audience = BOARD
    public.save()
    assert WorkflowState.objects.get(object_id=str(public.pk)).status == "cancelled"
    task = GroupApprovalTask.objects.get(name="Kommunikationsgruppen granskar")
    assert not list(task.get_task_states_user_can_moderate(people.comms))


def test_comment_mails_end_when_a_page_closes(people, home):
    page = make_page(home, "Öppen")
    for user in (people.editor, people.board):
        PageSubscription.objects.create(page=page, user=user, comment_notifications=True)
    page.audience = BOARD
    page.save()
    assert [s.user for s in PageSubscription.objects.all()] == [people.board]


# The field ----------------------------------------------------------------------------


def form_data(page, **changes):
    data = {
        "title": page.title,
        "slug": page.slug,
        "lead": page.lead,
        "body": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        "tagged_items": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        "audience_0": "everyone",
        "action-publish": "1",
    }
    groups = changes.pop("audience_1", None)
    return nested_form_data({**data, **changes}) | ({"audience_1": groups} if groups else {})


def test_editor_chooses_an_audience(client, people, home):
    page = make_page(home, "Öppen")
    client.force_login(people.board_editor)
    response = client.post(f"/admin/pages/{page.pk}/edit/", form_data(page, audience_0="groups", audience_1=["board"]))
    assert response.status_code == 302
    assert BasePage.objects.get(pk=page.pk).effective_audience == BOARD


@pytest.mark.parametrize("choice", [{"audience_0": "groups", "audience_1": ["board"]}, {"audience_0": "members"}])
def test_editor_cannot_choose_an_audience_of_others(client, people, home, choice):
    page = make_page(home, "Öppen")
    client.force_login(people.editor)
    assert client.post(f"/admin/pages/{page.pk}/edit/", form_data(page, **choice)).status_code == 200
    assert BasePage.objects.get(pk=page.pk).effective_audience == "everyone"


def test_group_choice_without_a_group_is_explained(client, people, home):
    page = make_page(home, "Öppen")
    client.force_login(people.board_editor)
    response = client.post(f"/admin/pages/{page.pk}/edit/", form_data(page, audience_0="groups"))
    assert response.status_code == 200
    assert response.context["form"].errors["audience"]


def test_loosening_below_a_tighter_page_is_refused_and_explained(client, people, home):
    section = make_page(home, "Medlemssidor", audience=MEMBERS)
    page = make_page(section, "Under", audience=BOARD)
    client.force_login(people.board_editor)
    response = client.post(f"/admin/pages/{page.pk}/edit/", form_data(page, title="Nytt namn", audience_0="everyone"))
    assert response.status_code == 200
    assert "Medlemssidor" in str(response.context["form"].errors["audience"])
    assert "Nytt namn" in response.content.decode()
    assert BasePage.objects.get(pk=page.pk).effective_audience == BOARD


def test_new_page_below_a_tighter_one_starts_as_tight(client, people, home):
    section = make_page(home, "Styrelsen", audience=BOARD)
    client.force_login(people.board_editor)
    response = client.get(f"/admin/pages/add/home/standardpage/{section.pk}/")
    assert response.context["form"].initial["audience"] == BOARD


def test_page_below_a_tightened_one_is_still_saved(client, people, home):
    section = make_page(home, "Styrelsen")
    page = make_page(section, "Under")
    section.audience = BOARD
    section.save()
    client.force_login(people.board_editor)
    response = client.post(f"/admin/pages/{page.pk}/edit/", form_data(page, title="Nytt namn"))
    assert response.status_code == 302
    assert BasePage.objects.get(pk=page.pk).title == "Nytt namn"


def test_private_file_on_a_public_page_is_refused_with_a_way_on(client, people, home):
    from core.visibility import files
    from tests.factories.core import make_image

    image = make_image("Hemlig bild", collection=files.collection_for(BOARD))
    page = make_page(home, "Öppen")
    client.force_login(people.board_editor)
    data = form_data(page, main_image=str(image.pk), main_image_alt="x")
    response = client.post(f"/admin/pages/{page.pk}/edit/", data)
    assert response.status_code == 200
    assert f"/admin/images/{image.pk}/" in str(response.context["form"].non_field_errors())
    ok = client.post(f"/admin/pages/{page.pk}/edit/", {**data, "audience_0": "groups", "audience_1": ["board"]})
    assert ok.status_code == 302


def test_autosaved_draft_never_opens_a_page(client, people, home):
    page = make_page(home, "Styrelsen", audience=BOARD)
    client.force_login(people.board_editor)
    data = form_data(page, audience_0="everyone")
    del data["action-publish"]
    response = client.post(f"/admin/pages/{page.pk}/edit/", data, headers={"Accept": "application/json"})
    assert response.status_code in (200, 302), json.dumps(response.context and str(response.context["form"].errors))
    assert BasePage.objects.get(pk=page.pk).effective_audience == BOARD
