"""The ways past the steps: forms, bulk actions, workflows, old revisions, copies, translations. None leads on."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import Page, Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from members_area.minutes import approving
from members_area.models import ApprovedMinutes, MeetingKind, MinutesPage, MinutesState
from members_area.models.approvals import State
from tests.factories.core import make_administrator
from tests.factories.home import make_locale
from tests.factories.meetings import approve_all, fresh, make_meeting, send
from tests.factories.members import enrol

pytestmark = pytest.mark.django_db
SECRET = "Hemlig text 1 om köket"


@pytest.fixture
def sealed(draft, secretary, jonas):
    return approve_all(draft, secretary, jonas)


def form_of(page, **changes):
    """Return what the editor's form sends."""
    item = {
        "title": "Punkt 1", "text": streamfield([("text", '{"blocks": [], "entityMap": {}}')]), "decision": "Nytt.",
        "vote": "", "responsible": "", "due_on": "", "id": "",
    }  # fmt: skip
    data = {
        "title": page.title, "date": "2026-03-17", "hours": "", "place": "", "chair": "", "secretary": "",
        "present": "",
        "absent": "", "items": inline_formset([item]), "attachments": inline_formset([]), "slug": page.slug,
        "seo_title": "", "search_description": "", "short_title": "",
        "comments": inline_formset([]),
    }  # fmt: skip
    return nested_form_data(data | changes)


def seen_by(client, user, page):
    client.force_login(user)
    return client.get(fresh(page).get_url()).content.decode()


@pytest.mark.parametrize("action", ["action-publish", "action-submit", ""])
@pytest.mark.parametrize("administrator", [False, True])
def test_form_saves_a_draft_whatever_it_asks_for(client, draft, secretary, member, action, administrator):  # noqa: PLR0917 - fixtures
    client.force_login(make_administrator() if administrator else secretary)

    client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), form_of(draft, **{action or "x": "1"}))

    assert fresh(draft).get_latest_revision_as_object().items.get().decision == "Nytt.", "it was not saved at all"
    assert MinutesState.of(draft).state == State.DRAFT
    assert not ApprovedMinutes.objects.exists()
    assert "Nytt." not in seen_by(client, member, draft)


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_bulk_actions_do_nothing(client, draft, meetings, secretary, jonas, member, action):  # noqa: PLR0917 - fixtures
    send(draft, secretary, jonas)
    client.force_login(make_administrator())
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])

    client.post(f"{address}?id={draft.pk}", {"chooser": meetings.pk})

    after = fresh(draft)
    assert (after.live, after.path, MinutesState.of(draft).state) == (True, draft.path, State.REVIEW)
    assert SECRET not in seen_by(client, member, draft)


def test_workflow_that_somebody_sets_up_never_gets_them(client, draft, secretary):
    from wagtail.models import WorkflowPage

    WorkflowPage.objects.update_or_create(page=Page.objects.get(pk=draft.pk), workflow=Workflow.objects.first())
    client.force_login(secretary)

    client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), form_of(draft, **{"action-submit": "1"}))

    assert fresh(draft).get_workflow() is None
    assert not fresh(draft).workflow_states.exists()


@pytest.mark.parametrize(
    "name", ["edit", "delete", "unpublish", "copy", "move", "convert_alias", "history", "revisions_revert"]
)
def test_approved_minutes_are_closed_in_the_admin(client, sealed, name):
    client.force_login(make_administrator())
    first = sealed.revisions.order_by("pk").first()
    args = [sealed.pk, first.pk] if name == "revisions_revert" else [sealed.pk]
    record = ApprovedMinutes.objects.get()
    before = seen_by(client, sealed.owner, sealed)
    client.force_login(make_administrator("annan@example.org"))

    client.post(reverse(f"wagtailadmin_pages:{name}", args=args), form_of(sealed, **{"action-publish": "1"}))

    assert fresh(sealed).title == record.content["title"]
    assert Page.objects.filter(pk=sealed.pk, live=True, path=sealed.path).exists()
    assert seen_by(client, sealed.owner, sealed).count(SECRET) == before.count(SECRET) == 1


def test_old_revision_that_code_restores_is_refused_before_it_is_sent_anywhere(client, draft, secretary, jonas, member):
    old = fresh(draft).get_latest_revision()
    send(draft, secretary, jonas)

    old.publish(skip_permission_checks=True)

    assert SECRET not in seen_by(client, member, draft)


def test_meetings_with_approved_minutes_cannot_be_deleted(sealed, meetings):
    administrator = make_administrator()

    assert not type(meetings).objects.get(pk=meetings.pk).permissions_for_user(administrator).can_delete()
    assert not sealed.meeting.permissions_for_user(administrator).can_delete()
    assert not meetings.get_parent().specific.permissions_for_user(administrator).can_delete()


def test_copies_have_no_meeting_no_words_and_no_record(client, sealed, secretary, jonas, member):
    other = make_meeting(sealed.meeting.get_parent().specific, days=-3, title="Annat")
    copies = [
        sealed.copy(to=other, recursive=True, update_attrs={"slug": "kopia"}, copy_revisions=True, keep_live=True),
        sealed.create_alias(parent=other, update_slug="alias"),
    ]
    other.get_parent().specific.copy_for_translation(make_locale("en"), copy_parents=True)
    copies.append(other.copy_for_translation(make_locale("en"), copy_parents=True))
    translation = fresh(sealed).copy_for_translation(make_locale("ar"), copy_parents=True)
    for page in [*copies[:2], translation]:
        found = fresh(page)
        assert (found.meeting, found.record) == (None, None)
        Page.objects.filter(pk=found.pk).update(live=True)
        assert SECRET not in seen_by(client, member, found)
    assert ApprovedMinutes.objects.count() == 1


def test_copied_draft_cannot_be_sent(draft, meetings, secretary, jonas):
    other = make_meeting(meetings, days=-3, title="Annat")
    copy = draft.copy(to=other, update_attrs={"slug": "kopia"}, copy_revisions=True)

    with pytest.raises(approving.NotPossible):
        approving.send(fresh(copy), signers=[jonas], by=secretary)


def test_created_by_hand_they_belong_to_no_meeting_and_cannot_be_sent(client, meetings, secretary, jonas):
    meeting = make_meeting(meetings, days=-3)

    client.force_login(secretary)
    response = client.get(reverse("wagtailadmin_pages:add", args=["members_area", "minutespage", meeting.pk]))

    assert response.status_code in (302, 403)


def test_import_of_rows_of_states_and_signatures_makes_no_record(draft, secretary, jonas):
    """Whoever loads a fixture with an approved state has no record, and readers see the record alone."""
    [row] = send(draft, secretary, jonas)
    MinutesState.objects.filter(page_id=draft.pk).update(state=State.APPROVED)
    row.answer = "approved"
    row.save()

    assert fresh(draft).record is None


def test_errand_of_the_secretary(client, meetings, secretary, jonas, member):
    meeting = make_meeting(meetings, MeetingKind.MEMBERS, -1)
    client.force_login(secretary)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[meeting.pk])).status_code == 200
    assert client.get(reverse("members_meeting", args=[meeting.pk])).status_code == 200
    response = client.post(reverse("members_minutes_start", args=[meeting.pk]))
    page = MinutesPage.objects.get(meeting=meeting)
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = client.get(response["Location"]).content.decode()
    assert reverse("members_minutes", args=[page.pk]) in html
    client.post(response["Location"], form_of(page))
    address = reverse("members_minutes", args=[page.pk])
    assert "Välj en till sex" in client.post(address, {"do": "send"}).content.decode()
    assert client.post(address, {"do": "send", "signers": [jonas.pk]}).status_code == 302
    assert "Version 1 ligger hos justerarna" in client.get(address).content.decode()
    assert client.post(address, {"do": "back"}).status_code == 302
    assert MinutesState.of(page).state == State.DRAFT
    client.force_login(member)
    assert client.get(address).status_code in (302, 403)
    assert client.post(reverse("members_minutes_start", args=[meeting.pk])).status_code in (302, 403)


def test_editor_with_all_permissions_but_no_seat_in_the_board_is_out(client, draft):
    editor = enrol("redaktor@example.org").user
    editor.user_permissions.add(*Permission.objects.filter(content_type__app_label__in=["wagtailcore", "members_area"]))
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)

    for name, args in (
        ("members_minutes", [draft.pk]),
        ("wagtailadmin_pages:edit", [draft.pk]),
        ("decisions:index", []),
    ):
        response = client.get(reverse(name, args=args))
        assert response.status_code in (302, 403), name


def test_two_who_write_are_warned_of_each_other(client, draft, secretary, jonas):
    address = reverse("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", draft.pk, 1])
    client.force_login(secretary)
    client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    client.force_login(jonas)
    client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))

    html = client.post(address.replace("/1/", "/2/")).json()["html"]

    assert "Amir Rostami" in html


def test_save_over_somebody_elses_is_stopped(client, draft, secretary, jonas):
    """Wagtail's autosave says which revision it began from; what another has saved since is not written over."""
    loaded = draft.latest_revision_id
    client.force_login(jonas)
    client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), form_of(draft, chair="Jonas"))
    client.force_login(secretary)

    response = client.post(
        reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        form_of(draft, chair="Amir", loaded_revision_id=loaded, loaded_revision_created_at=""),
        headers={"Accept": "application/json"},
    )

    assert response.status_code == 400
    assert response.json()["error_code"] == "invalid_revision"
    assert fresh(draft).get_latest_revision_as_object().chair == "Jonas"
