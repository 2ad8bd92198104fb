"""Whom a page is for, as editors choose it; and what follows of the choice for reviews and mails."""

import json

import pytest
from wagtail.models import GroupApprovalTask, PageSubscription, WorkflowState
from wagtail.test.utils.form_data import nested_form_data, streamfield

from core.models import BasePage
from core.visibility.audiences import MEMBERS
from tests.core.visibility.conftest import BOARD
from tests.factories.home import make_page

pytestmark = pytest.mark.django_db


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
