"""The calendar as readers meet it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.utils.translation import gettext, override

from core.models import Audience
from events import listing
from events.templatetags.events_tags import next_events
from tests.factories.core import make_known_member, make_member, make_venue
from tests.factories.events import at, make_calendar, make_event
from tests.factories.home import make_site
from tests.queries import WAGTAILS_OWN, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def calendar():
    return make_calendar(make_site().root_page)


@pytest.fixture
def tag_context(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    return {"request": request}


def shown(response):
    return [(str(group["month"]), [event.title for event in group["events"]]) for group in response.context["months"]]


def test_calendar_gathers_what_comes_by_month(client, calendar):
    make_event(calendar, "Sen", at(2036, 5, 3, 18))
    make_event(calendar, "Tidig", at(2036, 4, 3, 18))
    make_event(calendar, "Mellan", at(2036, 4, 9, 18))
    make_event(calendar, "Förr", at(2016, 4, 9, 18))

    assert shown(client.get("/kalender/")) == [("2036-04-01", ["Tidig", "Mellan"]), ("2036-05-01", ["Sen"])]


def test_calendar_shows_the_past_when_asked(client, calendar):
    make_event(calendar, "Framåt")
    make_event(calendar, "Förr", at(2016, 4, 9, 18))
    make_event(calendar, "Förrförr", at(2015, 4, 9, 18))

    response = client.get("/kalender/tidigare/")

    assert shown(response) == [("2016-04-01", ["Förr"]), ("2015-04-01", ["Förrförr"])]
    assert response.context["is_past"]


def test_calendar_hides_drafts_and_members_events_from_strangers(client, calendar):
    make_event(calendar, "Öppet")
    make_event(calendar, "Styrelsen", audience=Audience.MEMBERS)
    make_event(calendar, "Utkast").unpublish()

    response = client.get("/kalender/")
    assert shown(response) == [("2036-04-01", ["Öppet"])]
    assert "Styrelsen" not in response.content.decode()

    client.force_login(make_member())
    assert shown(client.get("/kalender/")) == [("2036-04-01", ["Öppet", "Styrelsen"])]


def test_calendar_is_paginated(client, calendar, monkeypatch):
    monkeypatch.setattr("events.listing.PAGE_SIZE", 3)
    for number in range(5):
        make_event(calendar, f"Möte {number}", at(2036, 4, 1 + number))

    assert [len(rows) for _month, rows in shown(client.get("/kalender/"))] == [3]
    assert [len(rows) for _month, rows in shown(client.get("/kalender/?sida=2"))] == [2]


@pytest.mark.parametrize(
    "query", ["sida=0", "sida=x", "sida=9999", "sida=%00", "vy=%00", "vy=x", "sida=-1&vad=%00&omrade=x&hur=x"]
)
def test_calendar_answers_anything(client, calendar, query):
    make_event(calendar)

    assert client.get(f"/kalender/?{query}").status_code == 200


def test_empty_calendar_stands(client, calendar):
    assert client.get("/kalender/").status_code == 200
    assert client.get("/kalender/tidigare/").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_calendar_takes_three_queries(calendar, rf, django_assert_num_queries, count):
    for number in range(count):
        make_event(calendar, f"Möte {number}", at(2036, 4, 1 + number), venue=make_venue(f"Lokal {number}"))
    request = rf.get("/kalender/")
    request.user = make_known_member()
    calendar.get_url(request)

    with django_assert_num_queries(3), override("sv"):  # the areas to choose among, the dates and the sittings
        context = listing.upcoming(calendar, request, now=at(2036, 1, 1))
        places = [(event.where, event.url) for group in context["months"] for event in group["events"]]

    assert places == [(f"Lokal {number}", f"/kalender/mote-{number}/") for number in range(count)]


def test_event_stands(client, calendar):
    make_event(calendar, "Första maj", at(2036, 5, 1, 11), venue=make_venue("Folkets hus"), place="stora salen")

    html = client.get("/kalender/forsta-maj/").content.decode()

    assert "Folkets hus" in html
    assert '"@type":"Event"' in html


def test_cancelled_event_says_so(client, calendar):
    make_event(calendar, "Första maj", state="cancelled")

    with override("sv"):
        assert gettext("Cancelled.") in client.get("/kalender/forsta-maj/").content.decode()


def test_members_event_leads_a_stranger_to_sign_in(client, calendar):
    make_event(calendar, "Styrelsen", audience=Audience.MEMBERS)

    response = client.get("/kalender/styrelsen/")

    assert response.status_code == 302
    assert response["Location"] == "/logga-in/?next=/kalender/styrelsen/"


@pytest.mark.parametrize("count", [1, 3])
def test_next_events_take_one_query(calendar, tag_context, django_assert_num_queries, count):
    for number in range(count):
        make_event(calendar, f"Möte {number}", at(2036, 4, 1 + number), venue=make_venue(f"Lokal {number}"))
    make_event(calendar, "Inställt", at(2036, 3, 1), state="cancelled")
    make_event(calendar, "Styrelsen", at(2036, 3, 1), audience=Audience.MEMBERS)
    calendar.get_url(tag_context["request"])

    with django_assert_num_queries(1):
        html = Template("{% load events_tags %}{% next_events 3 %}").render(Context(tag_context))

    assert html.count("/kalender/mote-") == count
    assert "Inställt" not in html
    assert "Styrelsen" not in html


def test_next_events_keep_to_the_language(calendar, tag_context):
    make_event(calendar)

    with override("ar"):
        assert next_events(tag_context) == {"events": [], "calendar_url": ""}


@pytest.mark.parametrize(("path", "depth"), [("/kalender/", 3), ("/kalender/mote-0/", 4)])
def test_requests_take_few_queries_however_many_events(client, calendar, path, depth):
    taken = []
    for number in range(3):
        make_event(calendar, f"Möte {number}", at(2036, 4, 1 + number), venue=make_venue(f"Lokal {number}"))
        taken.append(queries_of(client, path))

    assert taken[0] == taken[2]
    assert taken[2] - WAGTAILS_OWN[depth] <= 6
