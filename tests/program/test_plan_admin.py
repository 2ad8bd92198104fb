"""The activity plan in the admin: the list of all actions, its forms, two editors at once, next year's plan."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from core.bin import keeping
from program import actions
from program.models import ActionChange, ActivityPlanPage, PlanChapter, PlannedAction
from tests.factories.core import make_administrator, make_member, make_person
from tests.factories.home import make_site
from tests.factories.program import make_action, make_chapter, make_plan, make_plans
from tests.planting import fresh

pytestmark = pytest.mark.django_db
LIST = "wagtailsnippets_program_plannedaction:list"


@pytest.fixture(scope="module")
def planted_plan(planting):
    with planting():
        yield make_plan(make_plans(make_site().root_page))


@pytest.fixture
def plan(planted_plan, db):
    return fresh(planted_plan)


@pytest.fixture
def editor(client):
    user = make_administrator("karin@example.org")
    client.force_login(user)
    return user


def shown(client, **query):
    response = client.get(reverse(LIST), query)
    assert response.status_code == 200
    listing = response.context["listing"]
    return [action.text for chapter in listing.chapters for action in chapter.actions]


def change(client, action, status, *, seen=0, **fields):
    data = {"action": action.pk, "seen": seen, "status": status, **fields}
    return client.post(reverse(LIST), data)


# The list -----------------------------------------------------------------------------


def test_list_is_narrowed_by_year_chapter_responsible_status_and_words(client, editor, plan):
    last = make_plan(plan.get_parent(), 2025)
    make_action(last, "Förra årets")
    lena = make_person()
    make_action(plan, "Ringa alla", person=lena, status="done")
    make_action(plan, "Måla köket", "Lokalen", responsible="Kassören", evidence="Färgen är köpt.")
    make_action(plan, "Byta el", "Lokalen", due=timezone.localdate() - datetime.timedelta(days=1))
    chapter = PlanChapter.objects.get(title="Lokalen")

    assert shown(client) == ["Ringa alla", "Måla köket", "Byta el"]
    assert shown(client, ar="2025") == ["Förra årets"]
    assert shown(client, kapitel=chapter.pk) == ["Måla köket", "Byta el"]
    assert shown(client, ansvarig="Lena Skog") == ["Ringa alla"]
    assert shown(client, ansvarig="Kassören") == ["Måla köket"]
    assert shown(client, lage="done") == ["Ringa alla"]
    assert shown(client, lage="oppna") == ["Måla köket", "Byta el"]
    assert shown(client, lage="sena") == ["Byta el"]
    assert shown(client, q="färgen köpt") == ["Måla köket"]


@pytest.mark.parametrize(
    "query",
    [
        {"ar": "x"},
        {"ar": "9" * 20},
        {"kapitel": "²"},
        {"kapitel": "9" * 30},
        {"lage": "\0"},
        {"sida": "-1"},
        {"q": "\0 %"},
    ],
)
def test_list_takes_anything_in_its_address(client, editor, plan, query):
    make_action(plan)

    assert client.get(reverse(LIST), query).status_code == 200


def test_list_marks_what_is_overdue(client, editor, plan):
    make_action(plan, due=timezone.localdate() - datetime.timedelta(days=1))

    html = client.get(reverse(LIST)).content.decode()

    assert "Dagen har passerat" in html
    assert "1 vars dag har passerat" in html


def test_list_without_a_plan_says_so(client, editor, plan):
    plan.delete()

    assert "Det finns ingen plan än" in client.get(reverse(LIST)).content.decode()


@pytest.mark.parametrize("is_other", [False, True])
def test_list_takes_as_many_queries_at_5_as_at_90_actions(
    client, editor, plan, django_assert_max_num_queries, is_other
):
    chapter = make_chapter(plan, person=make_person())
    count = 90 if is_other else 5
    PlannedAction.objects.bulk_create(PlannedAction(chapter=chapter, text=f"{n}") for n in range(count))
    client.get(reverse(LIST))

    with django_assert_max_num_queries(34):  # sign-in, rights and menu with it
        client.get(reverse(LIST))


def test_list_of_300_actions_has_pages(client, editor, plan):
    chapter = make_chapter(plan)
    PlannedAction.objects.bulk_create(PlannedAction(chapter=chapter, text=f"{n}") for n in range(300))

    assert len(shown(client)) == 100
    assert shown(client, sida="3")[-1] == "299"


def test_who_may_not_change_a_plan_meets_no_list(client, plan):
    client.force_login(make_member("representant@example.org", "Förtroendevalda"))

    assert client.get(reverse(LIST)).status_code in {302, 403}


def test_board_may_change_what_is_going_on(client, plan):
    action = make_action(plan)
    client.force_login(make_member("styrelsen@example.org", "Styrelsen"))

    assert client.get(reverse(LIST)).status_code == 200
    assert change(client, action, "done").status_code == 303


def test_a_plan_that_one_may_not_read_is_not_listed(client, plan):
    secret = make_plan(plan.get_parent(), 2027, audience=",nomination,")
    action = make_action(secret, "Hemlig punkt")
    client.force_login(make_member("styrelsen@example.org", "Styrelsen"))

    assert "Hemlig punkt" not in client.get(reverse(LIST), {"ar": "2027"}).content.decode()
    assert change(client, action, "done").status_code == 404
    edit = reverse("wagtailsnippets_program_plannedaction:edit", args=[action.pk])
    assert client.get(edit).status_code == 404


def test_a_plan_in_the_bin_is_not_listed_and_comes_back_whole(client, editor, plan):
    make_action(plan)
    entry = keeping.put(plan, user=editor)

    assert client.get(reverse(LIST)).context["plan"] is None

    keeping.restore(entry, user=editor)
    assert shown(client) == ["En fadder till varje ny medlem"]


# Status -------------------------------------------------------------------------------


def test_status_is_changed_and_taken_back(client, editor, plan):
    action = make_action(plan, evidence="Inget än.")

    response = change(client, action, "done", evidence="Nitton av nitton.")

    action.refresh_from_db()
    assert (action.status, action.evidence) == ("done", "Nitton av nitton.")
    made = action.changes.get()
    assert (made.by, made.before, made.after) == (editor, "planned", "done")
    assert response.url.endswith(f"andrad={made.pk}#punkt-{action.pk}")
    assert f'name="undo" value="{made.pk}"' in client.get(response.url).content.decode()

    client.post(reverse(LIST), {"undo": made.pk})

    action.refresh_from_db()
    assert (action.status, action.evidence) == ("planned", "Inget än.")
    assert [(c.before, c.after) for c in action.changes.all()] == [("done", "planned"), ("planned", "done")]


def test_change_that_a_filter_hides_is_told_of_all_the_same(client, editor, plan):
    action = make_action(plan)

    response = client.post(f"{reverse(LIST)}?lage=planned", {"action": action.pk, "seen": 0, "status": "done"})
    html = client.get(response.url).content.decode()

    assert "lage=planned" in response.url
    assert "Ångra" in html


def test_later_of_two_editors_is_told_and_loses_nothing(client, editor, plan):
    action = make_action(plan)
    other = make_administrator("amir@example.org")
    actions.set_status(action.pk, status="started", by=other, seen=0, evidence="Första mötet hållet.")

    response = change(client, action, "done", evidence="Min egen mening.")

    html = response.content.decode()
    assert response.status_code == 409
    assert "amir@example.org" in html
    assert "Första mötet hållet." in html
    assert 'value="Min egen mening."' in html
    action.refresh_from_db()
    assert action.status == "started"

    change(client, action, "done", seen=1, evidence="Min egen mening.")
    action.refresh_from_db()
    assert (action.status, action.evidence) == ("done", "Min egen mening.")


def test_undo_leaves_what_somebody_else_did_since(client, editor, plan):
    action = make_action(plan)
    made = actions.set_status(action.pk, status="done", by=editor, seen=0)
    actions.set_status(action.pk, status="cancelled", by=None, seen=1)

    client.post(reverse(LIST), {"undo": made.pk})

    action.refresh_from_db()
    assert action.status == "cancelled"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"status": "finished", "seen": "0"}, 422),
        ({"status": "done", "seen": "²"}, 409),
        ({"status": "done", "action": "9" * 40}, 404),
        ({"status": "done", "action": "x"}, 404),
        ({"undo": "-1"}, 404),
        ({"move": "a-up"}, 404),
        ({}, 422),
    ],
)
def test_nonsense_is_answered_and_changes_nothing(client, editor, plan, data, code):
    action = make_action(plan)

    assert client.post(reverse(LIST), {"action": action.pk, **data}).status_code == code
    assert not ActionChange.objects.exists()


def test_evidence_is_cut_to_what_there_is_room_for(client, editor, plan):
    action = make_action(plan)

    change(client, action, "done", evidence="å\0" * 300)

    action.refresh_from_db()
    assert action.evidence == "å" * 255


def test_publishing_an_older_version_leaves_chapters_and_history_alone(client, editor, plan):
    action = make_action(plan)
    older = plan.save_revision()
    change(client, action, "done")

    older.publish()

    action.refresh_from_db()
    assert (action.status, action.changes.count()) == ("done", 1)


# Forms --------------------------------------------------------------------------------


def form_of(client, url):
    form = client.get(url).context["form"]
    data = {name: form[name].value() if form[name].value() is not None else "" for name in form.fields}
    return {**data, "translations-count": "0"}


def test_action_is_written_with_a_line_of_history(client, editor, plan):
    chapter = make_chapter(plan)
    make_action(plan, sort_order=4)
    url = reverse("wagtailsnippets_program_plannedaction:add") + f"?kapitel={chapter.pk}"

    response = client.post(url, {**form_of(client, url), "text": "En ny sak"})

    action = PlannedAction.objects.get(text="En ny sak")
    assert (action.chapter, action.sort_order) == (chapter, 5)
    assert response.url == f"{reverse(LIST)}?ar=2026#punkt-{action.pk}"
    assert [(c.by, c.before, c.after) for c in action.changes.all()] == [(editor, "", "planned")]


def test_later_of_two_in_the_form_is_told_and_loses_nothing(client, editor, plan):
    action = make_action(plan)
    url = reverse("wagtailsnippets_program_plannedaction:edit", args=[action.pk])
    mine = {**form_of(client, url), "text": "Min långa text"}
    actions.set_status(action.pk, status="halfway", by=make_administrator("amir@example.org"), seen=0)

    html = client.post(url, mine).content.decode()

    assert "amir@example.org har ändrat det här" in html
    assert "Min långa text" in html
    action.refresh_from_db()
    assert action.text != "Min långa text"

    again = client.post(url, {**mine, "seen": "1"})
    action.refresh_from_db()
    assert (again.status_code, action.text) == (302, "Min långa text")
    assert action.changes.first().fields == ["text"]


def test_form_refuses_two_links(client, editor, plan):
    action = make_action(plan)
    url = reverse("wagtailsnippets_program_plannedaction:edit", args=[action.pk])

    html = client.post(url, {**form_of(client, url), "link_page": plan.pk, "link_url": "https://example.org"})

    assert "Välj antingen en sida eller en adress." in html.content.decode()


def test_chapter_is_added_last_and_edited(client, editor, plan):
    make_chapter(plan)
    url = reverse("wagtailsnippets_program_planchapter:add") + "?ar=2026"

    client.post(url, {**form_of(client, url), "title": "Studier", "purpose": "Fler ska våga."})

    assert list(PlanChapter.objects.values_list("title", "sort_order")) == [("Nya medlemmar", 0), ("Studier", 1)]


def test_chapter_with_actions_is_not_deleted(client, editor, plan):
    action = make_action(plan)
    url = reverse("wagtailsnippets_program_planchapter:delete", args=[action.chapter_id])

    client.post(url)
    assert PlannedAction.objects.filter(pk=action.pk).exists()

    action.delete()
    client.post(url)
    assert not PlanChapter.objects.exists()


def test_rows_are_moved_with_buttons(client, editor, plan):
    first, second = make_action(plan, "Ett", sort_order=0), make_action(plan, "Två", sort_order=1)
    other = make_action(plan, "Tre", "Studier")

    assert client.post(reverse(LIST), {"move": f"a{second.pk}-up"}).status_code == 303
    client.post(reverse(LIST), {"move": f"c{other.chapter_id}-up"})
    client.post(reverse(LIST), {"move": f"a{second.pk}-up"})  # at the top already

    assert shown(client) == ["Tre", "Två", "Ett"]
    assert first.chapter == second.chapter


def test_editor_finds_the_list_from_everywhere(client, editor, plan):
    make_action(plan)
    url = f"{reverse(LIST)}"

    assert "Ändra läget i verksamhetsplanen" in client.get(reverse("wagtailadmin_home")).content.decode()
    assert f"{url}?ar=2026" in client.get(reverse("wagtailadmin_pages:edit", args=[plan.pk])).content.decode()
    assert f"{url}?ar=2026" in client.get("/verksamhetsplan/2026/").content.decode()


# Next year ----------------------------------------------------------------------------


def test_next_years_plan_takes_along_what_is_chosen(client, editor, plan):
    done = make_action(plan, "Klar sak", status="done")
    rest = make_action(plan, "Rest", status="halfway", evidence="Hälften.", due=datetime.date(2026, 10, 31))
    make_chapter(plan, "Studier", purpose="Fler ska våga.")
    url = reverse("program_next_year", args=[plan.pk])
    page = client.get(url)
    assert page.context["chosen"] == [str(rest.pk)]
    assert page.context["form"]["year"].value() == 2027

    response = client.post(url, {"year": 2027, "actions": [rest.pk]})

    new = ActivityPlanPage.objects.get(year=2027)
    assert (new.live, new.title, new.slug) == (False, "Verksamhetsplan 2027", "2027")
    assert response.url == f"{reverse(LIST)}?ar=2027"
    assert list(new.chapters.values_list("title", "purpose")) == [("Nya medlemmar", ""), ("Studier", "Fler ska våga.")]
    copied = PlannedAction.objects.get(chapter__plan=new)
    assert (copied.text, copied.status, copied.evidence) == ("Rest", "planned", "")
    assert copied.due == datetime.date(2027, 10, 31)
    assert PlannedAction.objects.of_plan(plan).count() == 2
    assert done.chapter.plan == plan


@pytest.mark.parametrize("year", ["2026", "", "1", "abc"])
def test_next_years_plan_refuses_a_year_and_keeps_the_choice(client, editor, plan, year):
    done, rest = make_action(plan, "Klar", status="done"), make_action(plan, "Rest")

    response = client.post(reverse("program_next_year", args=[plan.pk]), {"year": year, "actions": [done.pk]})

    assert response.status_code == 422
    assert response.context["chosen"] == [str(done.pk)]
    assert str(rest.pk) not in response.context["chosen"]
    assert ActivityPlanPage.objects.count() == 1
