"""What the front page shows of the programme."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.utils.translation import override

from core.models import Audience
from program.models import PlannedAction
from program.progress import Tally
from program.templatetags.program_tags import activity_cluster, policy_area_list
from tests.factories.home import make_site
from tests.factories.program import make_action, make_area, make_chapter, make_plan, make_plans, make_program

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_site().root_page


@pytest.fixture
def tag_context(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    return {"request": request}


def render(tag_context, tag):
    return Template("{% load program_tags %}{% " + tag + " %}").render(Context(tag_context))


def test_cluster_without_a_plan_is_nothing(home, tag_context):
    make_plans(home)

    assert render(tag_context, "activity_cluster").strip() == ""


@pytest.mark.parametrize("count", [1, 3])
def test_cluster_counts_the_newest_plan_in_two_queries(home, tag_context, django_assert_num_queries, count):
    plans = make_plans(home)
    make_action(make_plan(plans, 2025), status="cancelled")
    plan = make_plan(plans, 2026)
    for _ in range(count):
        make_action(plan, status="done")
        make_action(plan, status="started")
    plan.get_url(tag_context["request"])

    with django_assert_num_queries(2):
        found = activity_cluster(tag_context)

    assert found == {
        "plan_url": "/verksamhetsplan/2026/",
        "plan_title": "Verksamhetsplan 2026",
        "clusters": [("", Tally(done=count, doing=count))],
        "done": count,
        "doing": count,
        "planned": 0,
        "cancelled": 0,
        "total": 2 * count,
    }


def test_a_plan_too_large_for_one_cluster_has_one_for_each_chapter(home, tag_context):
    plan = make_plan(make_plans(home))
    for title, count in (("Studier", 50), ("Lokal", 31)):
        chapter = make_chapter(plan, title)
        PlannedAction.objects.bulk_create(PlannedAction(chapter=chapter, text=f"{n}") for n in range(count))

    html = render(tag_context, "activity_cluster")

    assert re.findall(r'aria-label="([^"]+)"', html) == [
        "”Studier” som en syrenklase: 0 punkter klara, 0 på gång och 50 planerade.",
        "”Lokal” som en syrenklase: 0 punkter klara, 0 på gång och 31 planerade.",
    ]


def test_cluster_is_in_the_language_in_use(home, tag_context):
    make_action(make_plan(make_plans(home)))

    with override("en"):
        assert activity_cluster(tag_context)["total"] == 0


@pytest.mark.parametrize("count", [1, 3])
def test_area_list_takes_one_query(home, tag_context, django_assert_num_queries, count):
    program = make_program(home)
    for number in range(count):
        make_area(program, f"Område {number}")
    make_area(program, "Internt", audience=Audience.MEMBERS)
    program.get_url(tag_context["request"])

    with django_assert_num_queries(1):
        html = render(tag_context, "policy_area_list")

    assert html.count("/politik/omrade-") == count
    assert "Internt" not in html


def test_area_list_without_a_program_is_nothing(home, tag_context):
    assert policy_area_list(tag_context) == {"areas": [], "program_url": ""}
    assert render(tag_context, "policy_area_list").strip() == ""
