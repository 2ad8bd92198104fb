"""No way of publishing lets a personal number out without a reason. Each way that there is stands here."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import get_edit_handler
from wagtail.models import Revision, WorkflowState, get_page_models
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail_localize.models import TranslationSource

from core.bin import keeping
from core.guard import Held, asking, decide, open_findings, subject_of
from core.guard.forms import GuardedForm
from core.guard.panels import GuardPanel
from core.models import BasePage, BinEntry, GuardDecision, OutboxMail, Person, SearchEntry, WithheldName
from core.tasks.publishing import publish_scheduled
from core.visibility import role_names
from home.models import StandardPage
from reports.models import ReportText
from tests.factories.core import make_administrator, make_person, make_user, make_venue
from tests.factories.home import make_locale, make_page, make_site

pytestmark = pytest.mark.django_db
NUMBER = "811228-9874"
REASON = "Numret är vårt eget exempel"


@pytest.fixture
def home():
    return make_site().root_page


@pytest.fixture
def page(home):
    return make_page(home)


@pytest.fixture
def admin(client):
    user = make_administrator()
    client.force_login(user)
    return user


def data_of(page, **changes):
    data = {
        "title": page.title,
        "slug": page.slug,
        "lead": page.lead,
        "body": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        "tagged_items": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        "audience_0": "everyone",
    }
    return nested_form_data({**data, **changes})


def draft(page, **fields):
    """Save a draft that the guard has not seen, as autosave does."""
    for name, value in {"lead": f"Ring {NUMBER}", **fields}.items():
        setattr(page, name, value)
    return page.save_revision()


def is_out(page):
    """Tell whether the number, or whatever stands in its place, is public."""
    rows = StandardPage.objects.filter(live=True)
    return any(NUMBER in f"{row.title} {row.lead} {row.body}" for row in rows)


def edit(client, page, **changes):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data_of(page, **changes))


# The editor ------------------------------------------------------------------------------


@pytest.mark.parametrize("button", ["action-publish", "action-submit"])
def test_editor_is_stopped_at_the_field_with_the_text_still_there(client, admin, page, button):
    response = edit(client, page, lead=f"Ring {NUMBER} nu", **{button: "1"})
    assert response.status_code == 200
    assert "ser ut som ett personnummer" in str(response.context["form"].errors["lead"])
    assert f"Ring {NUMBER} nu" in response.content.decode()
    assert 'name="guard-reason"' in response.content.decode()
    assert not is_out(page)
    assert not WorkflowState.objects.exists()


def test_draft_is_saved_without_being_asked(client, admin, page):
    assert edit(client, page, lead=f"Ring {NUMBER}").status_code == 302
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().lead == f"Ring {NUMBER}"


@pytest.mark.parametrize("reason", ["", "   ", "nej"])
def test_a_reason_is_a_reason(client, admin, page, reason):
    response = edit(client, page, lead=NUMBER, **{"action-publish": "publish-anyway", "guard-reason": reason})
    assert response.status_code == 200
    assert not is_out(page)


def test_reason_is_logged_without_the_number_and_asked_for_once(client, admin, page):
    edit(client, page, lead=NUMBER, **{"action-publish": "1", "guard-reason": f"{REASON}: {NUMBER}"})
    assert is_out(page)
    [row] = GuardDecision.objects.all()
    assert (row.user, row.kind, row.title, row.page.pk) == (admin, "number", page.title, page.pk)
    assert NUMBER not in str(row.__dict__)
    assert edit(client, page, title="Nytt", lead=f"{NUMBER}!", **{"action-publish": "1"}).status_code == 302
    assert edit(client, page, lead="701063-2391", **{"action-publish": "1"}).status_code == 200
    log = client.get(reverse("core_guard_log"))
    assert page.title in log.content.decode()


def test_number_in_the_content_and_its_children_is_found(client, admin, page):
    body = streamfield([("text", rich_text("<p><b>811228</b>-9874</p>"))])
    response = edit(client, page, body=body, **{"action-publish": "1"})
    assert response.status_code == 200
    assert [finding.field for finding in response.context["form"].guard_asked.found] == ["body"]


def test_new_page_is_stopped_and_lets_through_with_a_reason(client, admin, home):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    data = data_of(StandardPage(title="Ny", slug="ny", lead=NUMBER), **{"action-publish": "1"})
    assert client.post(url, data).status_code == 200
    assert not StandardPage.objects.filter(title="Ny").exists()
    assert client.post(url, {**data, "guard-reason": REASON}).status_code == 302
    assert StandardPage.objects.get(title="Ny").live


def test_warning_costs_one_click_and_is_not_asked_again(client, admin, page):
    found = edit(client, page, lead="Ring 070-174 06 33", **{"action-publish": "1"})
    assert found.status_code == 200
    assert "070-174 06 33" in str(found.context["form"].errors["lead"])
    [finding] = found.context["form"].guard_asked.found
    pressed = {"action-publish": "publish-anyway", "guard-accept": finding.digest}
    assert finding.digest in found.content.decode()
    assert edit(client, page, lead="Ring 070-174 06 34", **pressed).status_code == 200  # another one was shown
    assert edit(client, page, lead="Ring 070-174 06 33", **pressed).status_code == 302
    assert edit(client, page, lead="Ring 070-174 06 33 nu", **{"action-publish": "1"}).status_code == 302
    other = make_page(page.get_parent(), "Annan")
    assert edit(client, other, lead="Ring 070-174 06 33", **{"action-publish": "1"}).status_code == 200


def test_names_and_addresses_ask_but_not_known_venues(client, admin, page):
    WithheldName.objects.create(name="Anna Svensson")
    make_venue(street="Kronogatan 2")
    said = "Anna Svenssons hus på Björkstigen 7 är inte Kronogatan 2."
    response = edit(client, page, lead=said, **{"action-publish": "1"})
    assert [f.hit.kind for f in response.context["form"].guard_asked.found] == ["address", "name"]


def test_what_the_page_shows_already_is_no_news(client, admin, page):
    """Nor is it asked about after an upgrade; a name that was put on the list since is."""
    StandardPage.objects.filter(pk=page.pk).update(lead="Anna Svensson: 070-174 06 33")
    WithheldName.objects.create(name="Anna Svensson")
    response = edit(client, page, title="Nytt", lead="Anna Svensson, 070-174 06 33", **{"action-publish": "1"})
    assert [f.hit.kind for f in response.context["form"].guard_asked.found] == ["name"]


def test_private_page_is_only_stopped_by_numbers(client, admin, page):
    private = {"audience_0": "members", "action-publish": "1"}
    assert edit(client, page, lead="Ring 070-174 06 33", **private).status_code == 302
    assert edit(client, page, lead=NUMBER, **private).status_code == 200


# Ways past the form -----------------------------------------------------------------------


def test_bulk_publishing_is_held_and_explained(client, admin, page):
    draft(page)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{url}?id={page.pk}&next=/admin/", {"include_descendants": ""}, follow=True)
    assert not is_out(page)
    assert "publicerades inte" in response.content.decode()
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_bulk_publishing_asks_about_warnings_too(client, admin, page):
    draft(page, lead="Ring 070-174 06 33")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{url}?id={page.pk}&next=/admin/", {"include_descendants": ""})
    page.refresh_from_db()
    assert page.lead == "En förening."


def test_scheduling_is_stopped(client, admin, page):
    soon = timezone.localtime() + datetime.timedelta(hours=2)
    response = edit(client, page, lead=NUMBER, go_live_at=soon.strftime("%Y-%m-%d %H:%M"), **{"action-publish": "1"})
    assert response.status_code == 200
    with pytest.raises(Held):
        draft(page, go_live_at=soon).publish()
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_clock_holds_what_is_found_and_tells_the_newsroom_once(home, page):
    editor = make_user("nils@example.org")
    editor.groups.add(Group.objects.get(name=role_names.EDITORS))
    page.go_live_at, page.lead = timezone.now() + datetime.timedelta(hours=1), "Anna Svensson har ordet."
    revision = page.save_revision()
    revision.publish()
    WithheldName.objects.create(name="Anna Svensson")  # since
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1))
    publish_scheduled()
    publish_scheduled()
    page.refresh_from_db()
    assert page.lead == "En förening."
    [mail] = OutboxMail.objects.filter(category="guard")
    assert mail.to == "nils@example.org"
    assert f"/admin/pages/{page.pk}/edit/" in mail.text
    assert "Anna" not in mail.text


def test_review_cannot_be_passed(client, admin, page):
    workflow = page.get_workflow()
    page.lead = "Ofarligt"
    page.save_revision()
    state = workflow.start(page, admin)
    task = state.current_task_state
    revision = draft(page)
    task.revision = revision
    task.save()
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    answer = client.post(url, {"comment": "Bra"}, headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.json()["redirect"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not is_out(page)
    task.refresh_from_db()
    assert task.status == "in_progress"


def test_approving_in_the_editor_asks_for_a_reason(client, admin, page):
    page.lead = "Ofarligt"
    page.save_revision()
    page.get_workflow().start(page, admin)
    approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    assert edit(client, page, lead=NUMBER, **approve).status_code == 200
    assert not is_out(page)
    assert edit(client, page, lead=NUMBER, **approve, **{"guard-reason": REASON}).status_code == 302
    assert is_out(page)


def test_submitting_in_code_is_held(page, admin):
    draft(page)
    with pytest.raises(Held):
        page.get_workflow().start(page, admin)


def test_copy_that_is_published_needs_a_reason_of_its_own(client, admin, page):
    edit(client, page, lead=NUMBER, **{"action-publish": "1", "guard-reason": REASON})
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    parent = page.get_parent()
    copying = {"new_title": "Kopia", "new_slug": "kopia", "new_parent_page": parent.pk}
    client.post(url, {**copying, "publish_copies": "on"})
    assert not StandardPage.objects.filter(slug="kopia", live=True).exists()
    client.post(url, copying)
    assert not StandardPage.objects.get(slug="kopia").live


def test_alias_follows_its_source(client, admin, page):
    alias = page.create_alias(update_slug="alias")
    edit(client, page, lead=NUMBER, **{"action-publish": "1"})
    assert not is_out(page)
    edit(client, page, lead=NUMBER, **{"action-publish": "1", "guard-reason": REASON})
    alias.refresh_from_db()
    assert alias.lead == NUMBER


def test_translation_is_held(page, admin):
    english = make_locale("en")
    TranslationSource.update_or_create_from_instance(page)
    translated = page.copy_for_translation(english, copy_parents=True)
    translated.lead = NUMBER
    with pytest.raises(Held):
        translated.save_revision().publish()
    draft(page)
    page.refresh_from_db()
    assert not is_out(page)
    with pytest.raises(Held):
        type(page).objects.filter(pk=page.pk).get().get_latest_revision().publish()


def test_older_draft_is_put_back_only_with_a_reason(client, admin, page):
    old = draft(page)
    edit(client, page, lead="Utan nummer", **{"action-publish": "1"})
    shown = client.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk]))
    assert shown.status_code == 200
    assert edit(client, page, lead=f"Ring {NUMBER}", revision=old.pk, **{"action-publish": "1"}).status_code == 200
    with pytest.raises(Held):
        old.publish()
    assert not is_out(page)


def test_page_from_the_bin_comes_back_public_only_with_a_reason(client, admin, page):
    edit(client, page, lead="Ring 070-174 06 33", **{"action-publish": "1"})
    StandardPage.objects.filter(pk=page.pk).update(lead=f"{NUMBER}, 070-174 06 33")
    for reason, is_live in (("", False), (REASON, True)):
        StandardPage.objects.filter(pk=page.pk).update(live=True)
        if reason:
            found = open_findings(StandardPage.objects.get(pk=page.pk))
            decide(subject_of(page), found[:1], title="Sidan", reason=reason, user=admin)
        StandardPage.objects.get(pk=page.pk).delete(user=admin)
        with asking():  # as in the admin
            keeping.restore(BinEntry.objects.get(), user=admin)
        assert StandardPage.objects.get(pk=page.pk).live is is_live


def test_erasing_a_page_erases_what_the_guard_knew(client, admin, page):
    edit(client, page, lead=NUMBER, **{"action-publish": "1", "guard-reason": REASON})
    keeping.erase_personal_data(page)
    assert not GuardDecision.objects.exists()


def test_number_never_reaches_the_search(page):
    with pytest.raises(Held):
        draft(page).publish()
    assert not SearchEntry.objects.filter(lead__contains=NUMBER).exists()


def test_saving_for_another_reason_is_let_be(page):
    """What was public before the guard came is no reason to stop what has nothing to do with it."""
    StandardPage.objects.filter(pk=page.pk).update(lead=NUMBER)
    page.refresh_from_db()
    page.show_in_menus = True
    page.save()
    with asking():
        page.save()


def test_editors_alone_see_the_list_of_names(client):
    WithheldName.objects.create(name="Anna Svensson")
    address = reverse("withheld_names:index")
    board = make_user("styrelsen@example.org")
    board.groups.add(Group.objects.get(name=role_names.BOARD))
    client.force_login(board)
    assert client.get(address).status_code in {302, 403}
    assert client.get(reverse("core_guard_log")).status_code in {302, 403}
    editor = make_user("redaktor@example.org")
    editor.groups.add(Group.objects.get(name=role_names.EDITORS))
    client.force_login(editor)
    assert "Anna Svensson" in client.get(address).content.decode()


@pytest.mark.parametrize("model", [*(m for m in get_page_models() if issubclass(m, BasePage)), ReportText])
def test_every_kind_of_page_has_a_form_that_asks(model):
    handler = model.get_edit_handler() if issubclass(model, BasePage) else get_edit_handler(model)
    assert issubclass(handler.get_form_class(), GuardedForm)
    assert any(isinstance(panel, GuardPanel) for panel in _panels(handler))


def _panels(handler):
    yield handler
    for child in getattr(handler, "children", []):
        yield from _panels(child)


# Rows outside pages --------------------------------------------------------------------------


def test_rows_outside_pages_are_guarded_too(client, admin):
    person = make_person()
    url = reverse(Person.snippet_viewset.get_url_name("edit"), args=[person.pk])
    data = nested_form_data(
        {
            "name": person.name,
            "slug": person.slug,
            "phone": "070-174 06 99",
            "bio": NUMBER,
            "translations": streamfield([]),
        }
    )
    response = client.post(url, data)
    assert [f.hit.kind for f in response.context["form"].guard_asked.found] == ["number"]  # the telephone is meant
    assert "guard-reason" in response.content.decode()
    person.bio = NUMBER
    with pytest.raises(Held):
        person.save()
    assert client.post(url, {**data, "guard-reason": REASON}).status_code == 302
    assert Person.objects.get().bio == NUMBER


def test_reason_for_a_new_row_is_kept_for_that_row_alone(client, admin):
    url = reverse(Person.snippet_viewset.get_url_name("add"))
    data = nested_form_data({"name": "Ny", "slug": "ny", "bio": NUMBER, "translations": streamfield([])})
    assert client.post(url, {**data, "guard-reason": REASON}).status_code == 302
    assert GuardDecision.objects.get().subject == f"core.person:{Person.objects.get().pk}"
    assert client.post(url, {**data, "slug": "annan"}).status_code == 200
    assert Person.objects.count() == 1
