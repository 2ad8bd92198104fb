"""The programme and the activity plan as readers meet them."""

import re

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from core.models import Audience
from program.models import ActivityPlanPage, PlannedAction, PolicyAreaPage, ProgramIndexPage
from program.plans import progress_of
from tests.factories.core import make_known_member, make_member
from tests.factories.home import make_locale, make_page, make_site
from tests.factories.program import make_action, make_area, make_chapter, make_plan, make_plans, make_program
from tests.queries import WAGTAILS_OWN, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_site().root_page


@pytest.fixture
def program(home):
    return make_program(home)


@pytest.fixture
def plans(home):
    return make_plans(home)


def titles(pages):
    return [page.title for page in pages]


def test_program_lists_its_areas_in_the_tree_order(client, program):
    last = make_area(program, "Trafik")
    make_area(program, "Skola")
    last.move(program, pos="last-child")

    assert titles(client.get("/politik/").context["areas"]) == ["Skola", "Trafik"]


def test_program_leaves_out_drafts_and_what_members_read(client, program):
    make_area(program, "Skola")
    make_area(program, "Utkast").unpublish()
    make_area(program, "Internt", audience=Audience.MEMBERS)

    assert titles(client.get("/politik/").context["areas"]) == ["Skola"]

    client.force_login(make_member())
    assert titles(client.get("/politik/").context["areas"]) == ["Skola", "Internt"]


def test_area_knows_its_number(client, program):
    for title in ("Skola", "Omsorg", "Kultur"):
        make_area(program, title)

    assert client.get("/politik/omsorg/").context["number"] == 2


def test_program_stands_right_under_the_front_page_and_once(home, program):
    folder = make_page(home)

    assert not ProgramIndexPage.can_create_at(folder)
    assert not ProgramIndexPage.can_create_at(home)
    assert not program.can_move_to(folder)
    program.delete()
    assert ProgramIndexPage.can_create_at(Page.objects.get(pk=home.pk))


def test_area_lives_in_the_program_only(home, program):
    assert PolicyAreaPage.can_create_at(program)
    assert not PolicyAreaPage.can_create_at(home)


def test_plan_has_its_year_as_address(client, plans):
    make_plan(plans, 2027, title="Det vi gör i år", slug="nagot-annat")

    assert client.get("/verksamhetsplan/2027/").status_code == 200


def test_plan_of_a_year_that_exists_is_refused(plans):
    make_plan(plans, 2027)

    with pytest.raises(ValidationError):
        make_plan(plans, 2027)


def test_plans_show_the_newest_plan_in_place(client, plans):
    make_plan(plans, 2026)
    make_plan(plans, 2027)
    make_plan(plans, 2025)

    response = client.get("/verksamhetsplan/")

    assert response.status_code == 200
    assert response.context["page"].year == 2027
    assert titles(response.context["other_plans"]) == ["Verksamhetsplan 2026", "Verksamhetsplan 2025"]
    assert re.search(r'rel="canonical" href="[^"]+/verksamhetsplan/2027/"', response.content.decode())


def test_plans_show_no_draft_and_no_plan_for_members(client, plans):
    make_plan(plans, 2026)
    make_plan(plans, 2027, audience=Audience.MEMBERS)
    make_plan(plans, 2028).unpublish()

    assert client.get("/verksamhetsplan/").context["page"].year == 2026


def test_plans_without_a_plan_say_so(client, plans):
    response = client.get("/verksamhetsplan/")

    assert response.status_code == 200
    assert response.context["page"].pk == plans.pk


def test_plans_for_members_lead_a_stranger_to_sign_in(client, home):
    plans = make_plans(home, audience=Audience.MEMBERS)
    make_plan(plans)

    assert client.get("/verksamhetsplan/").status_code == 302


def test_plan_gathers_actions_by_chapter_in_order(client, plans):
    plan = make_plan(plans)
    make_chapter(plan)
    make_action(plan, "Kurs", chapter="Studier", sort_order=3, status="done")
    make_action(plan, "Fadder", sort_order=1, status="halfway")
    make_action(plan, "Möte", sort_order=2, status="cancelled")

    context = client.get("/verksamhetsplan/2026/").context

    assert [(c.row.title, [a.text for a in c.actions]) for c in context["chapters"]] == [
        ("Nya medlemmar", ["Fadder", "Möte"]),
        ("Studier", ["Kurs"]),
    ]
    assert context["counts"].as_dict() == {"done": 1, "doing": 1, "planned": 0, "cancelled": 1, "total": 2}


def test_publishing_an_older_draft_leaves_statuses_alone(plans):
    plan = make_plan(plans)
    action = make_action(plan)
    older = plan.save_revision()
    PlannedAction.objects.filter(pk=action.pk).update(status="done")

    older.publish()

    assert PlannedAction.objects.get(pk=action.pk).status == "done"


def test_translated_plan_shows_the_actions_of_its_source(plans):
    plan = make_plan(plans)
    make_action(plan)
    translated = plan.copy_for_translation(make_locale("en"), copy_parents=True)

    assert [a.text for c in progress_of(translated)["chapters"] for a in c.actions] == [
        "En fadder till varje ny medlem"
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_program_takes_few_queries(client, program, rf, django_assert_num_queries, count):
    for number in range(count):
        make_area(program, f"Område {number}")
    request = rf.get("/politik/")
    request.user = make_known_member()

    with django_assert_num_queries(4):
        program.get_context(request)


@pytest.mark.parametrize("count", [1, 3])
def test_plan_takes_four_queries(plans, rf, django_assert_num_queries, count):
    for year in range(2020, 2020 + count):
        plan = make_plan(plans, year)
        for number in range(count):
            make_action(plan, f"Punkt {number}", chapter=f"Kapitel {number}")
    plan = ActivityPlanPage.objects.get(year=2020)
    request = rf.get("/verksamhetsplan/")
    request.user = make_known_member()

    with django_assert_num_queries(4):  # chapters, actions, its language, other years
        plan.get_context(request)


@pytest.mark.parametrize(
    ("path", "depth"),
    [("/politik/", 3), ("/politik/omrade-0/", 4), ("/verksamhetsplan/", 3), ("/verksamhetsplan/2020/", 4)],
)
def test_requests_take_few_queries_however_many_rows(client, program, plans, path, depth):
    taken = []
    for number in range(3):
        make_area(program, f"Område {number}")
        plan = make_plan(plans, 2020 + number)
        for place in range(number + 1):
            make_action(plan, f"Punkt {place}", chapter=f"Kapitel {place}")
        taken.append(queries_of(client, path))

    assert taken[0] == taken[2]
    assert taken[2] - WAGTAILS_OWN[depth] <= 6
