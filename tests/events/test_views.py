"""Month, year, studies, yearly days, venues and areas as readers meet them."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template

from core.models import Audience, OutboxMail
from events import boundaries, dates, years
from events.models import Occurrence, State
from program.models import PolicyAreaPage, ProgramIndexPage
from tests.factories.core import make_member, make_venue, publish, save_settings
from tests.factories.events import at, make_calendar, make_event, make_observance
from tests.factories.forms import opened
from tests.factories.home import make_site
from tests.queries import WAGTAILS_OWN, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return make_site()


@pytest.fixture
def calendar(site):
    return make_calendar(site.root_page)


def make_area(site, title="Skola", slug="skola"):
    index = ProgramIndexPage.objects.first() or publish(
        site.root_page, ProgramIndexPage(title="Politik", slug="politik")
    )
    return publish(index, PolicyAreaPage(title=title, slug=slug))


def rows(response):
    return [event.title for group in response.context["months"] for event in group["events"]]


def days(response):
    weeks = response.context["weeks"]
    return {day.date.day: day for week in weeks for day in week.days if not day.is_outside}


def test_month_has_weeks_holidays_and_days_of_several(client, calendar):
    make_event(calendar, "Läger", at(2036, 5, 2, 18), ends_at=at(2036, 5, 4, 12))
    make_event(calendar, "Fest", at(2036, 5, 9, 19), ends_at=at(2036, 5, 10, 1))
    make_observance(calendar, "Första maj")

    response = client.get("/kalender/manad/2036-05/")

    shown = days(response)
    assert [week.number for week in response.context["weeks"]] == [18, 19, 20, 21, 22]
    assert [day for day, square in shown.items() if square.rows] == [2, 3, 4, 9]
    assert (shown[1].is_red, shown[1].holiday) == (True, "Första maj")
    assert [page.title for page in shown[1].observances] == ["Första maj"]
    html = response.content.decode()
    assert "style=" not in html
    assert "Läger" in html


@pytest.mark.parametrize(
    "path", ["manad/2036-13/", "manad/2036-5/", "manad/0001-01/", "manad/99999-01/", "ar/1/", "ar/99999/", "ar/x/"]
)
def test_months_and_years_that_are_none(client, calendar, path):
    assert client.get(f"/kalender/{path}").status_code == 404


@pytest.mark.parametrize("path", ["", "tidigare/", "manad/2036-02/", "ar/2036/", "studier/", "prenumerera/"])
def test_views_stand_empty(client, calendar, path):
    html = client.get(f"/kalender/{path}").content.decode()

    assert f'rel="canonical" href="http://localhost:8000/kalender/{path}"' in html


def test_filters_narrow_down(client, site, calendar):
    area = make_area(site)
    school = make_event(calendar, "Skolkväll", at(2036, 4, 1, 18), kind="studies", attendance="both")
    school.areas.add(area)
    school.save_revision().publish()
    make_event(calendar, "Fest", at(2036, 4, 2, 18), kind="social")

    assert rows(client.get("/kalender/")) == ["Skolkväll", "Fest"]
    assert rows(client.get("/kalender/?vad=socialt")) == ["Fest"]
    assert rows(client.get("/kalender/?omrade=skola")) == ["Skolkväll"]
    assert rows(client.get("/kalender/?hur=lank")) == ["Skolkväll"]
    assert rows(client.get("/kalender/?vad=socialt&omrade=skola")) == []
    assert "Skolkväll" in client.get("/politik/skola/").content.decode()
    assert client.get("/kalender/omrade/skola.ics").content.count(b"BEGIN:VEVENT") == 1


def test_year_hangs_days_and_this_years_event(client, calendar):
    observance = make_observance(calendar, "Första maj")
    make_event(calendar, "Ut på gatan", at(2036, 5, 1, 11), place="Plantaget, vid scenen", observance=observance)
    make_event(calendar, "Jubileum", at(2036, 9, 30, 18), poster_date="20 år")

    months = client.get("/kalender/ar/2036/").context["months"]

    assert [(m.title, m.note, m.hangs_back) for m in months[4].marks] == [("Första maj", "11.00, Plantaget", False)]
    assert [(m.title, m.hangs_back) for m in months[8].marks] == [("Jubileum", True)]


def test_names_in_the_year_never_run_into_each_other():
    marks = [years.Mark(datetime.date(2036, 3, day), "En dag med ett långt namn", "/", "") for day in (8, 9, 10)]

    assert [mark.level for mark in years.hung(marks)] == [1, 2, 3]


def test_yearly_day_keeps_earlier_years(client, calendar):
    observance = make_observance(calendar, "Kristallnatten", slug="kristallnatten", day=9, month=11, manner="observed")
    make_event(calendar, "Förr", at(2020, 11, 9, 18), ends_at=at(2020, 11, 9, 19), observance=observance)
    make_event(calendar, "Sedan", at(2036, 11, 9, 18), observance=observance)

    response = client.get("/kalender/kristallnatten/")

    assert [row.title for row in response.context["earlier"]] == ["Förr"]
    assert response.context["coming"].title == "Sedan"
    assert "Uppmärksammas varje år" in response.content.decode()
    assert "Firas" not in response.content.decode()


def test_states_are_loud(client, calendar):
    event = make_event(calendar, "Cirkel", at(2036, 4, 1, 18), rrule="FREQ=WEEKLY;COUNT=3")
    found = list(event.occurrences.order_by("date"))
    dates.decide(found[0], state=State.FULL)
    dates.decide(found[1], own_starts_at=at(2036, 4, 9, 18), state=State.MOVED)
    dates.decide(found[2], state=State.CANCELLED)

    pages = [client.get(row.url).content.decode() for row in found]
    assert ["SoldOut" in html for html in pages] == [True, False, False]
    assert "EventRescheduled" in pages[1]
    assert "previousStartDate" in pages[1]
    assert "EventCancelled" in pages[2]
    listed = client.get("/kalender/").content.decode()
    assert [listed.count(word) for word in ("Fullbokat", "Flyttat", "Inställt")] == [1, 1, 1]


def test_what_has_been_tells_how_it_went(client, calendar):
    make_event(
        calendar, "Fest", at(2020, 4, 1, 18), ends_at=at(2020, 4, 1, 20), afterwards=[("text", "<p>Alla dansade.</p>")]
    )
    make_event(calendar, "Snart", at(2036, 4, 1, 18), afterwards=[("text", "<p>För tidigt.</p>")])

    assert "Alla dansade" in client.get("/kalender/fest/").content.decode()
    assert "För tidigt" not in client.get("/kalender/snart/").content.decode()


def test_studies_gather_circles_with_their_meetings(client, calendar):
    make_event(calendar, "Balans", at(2036, 4, 1, 18), kind="studies", is_circle=True, rrule="FREQ=WEEKLY;COUNT=3")
    make_event(calendar, "Föredrag", at(2036, 4, 2, 18), kind="studies")
    make_event(calendar, "Fest", at(2036, 4, 2, 18), kind="social")

    context = client.get("/kalender/studier/").context

    assert [(circle.event.title, len(circle.dates)) for circle in context["circles"]] == [("Balans", 3)]
    assert [row.title for row in context["single"]] == ["Föredrag"]


def test_members_material_is_for_members(client, calendar):
    material = [
        ("material", {"title": "Öppet häfte", "url": "https://a.example/", "members_only": False}),
        ("material", {"title": "Slutet häfte", "url": "https://b.example/", "members_only": True}),
    ]
    make_event(calendar, "Balans", at(2036, 4, 1, 18), kind="studies", is_circle=True, material=material)

    html = client.get("/kalender/balans/").content.decode()
    assert "Öppet häfte" in html
    assert "b.example" not in html
    assert "Slutet häfte" not in html
    client.force_login(make_member())
    assert "b.example" in client.get("/kalender/balans/").content.decode()


def test_members_series_stays_hidden_everywhere(client, calendar):
    event = make_event(
        calendar, "Styrelsen", at(2036, 4, 1, 18), rrule="FREQ=WEEKLY;COUNT=3", audience=Audience.MEMBERS
    )

    for path in ("", "manad/2036-04/", "ar/2036/"):
        assert "Styrelsen" not in client.get(f"/kalender/{path}").content.decode()
    assert client.get("/kalender/styrelsen/2036-04-08/").status_code == 302
    assert client.get(f"/kalender/handelse/{event.pk}.ics").status_code == 404
    assert "Styrelsen" not in client.get("/kalender.atom").content.decode()


def test_venue_has_a_page_and_takes_questions(client, site, calendar):
    save_settings(site, email="hej@example.org")
    venue = make_venue("Älgö sommarhem", can_be_hired=True)
    make_event(calendar, "Arbetsdag", at(2036, 4, 1, 10), venue=venue)

    assert venue.url == "/lokal/algo-sommarhem/"
    assert "Arbetsdag" in client.get(venue.url).content.decode()
    token = opened(client, venue.url)
    data = {"f-token": token, "namn": "Åsa", "epost": "asa@example.org", "dag": "3 juli", "meddelande": "Ett dop."}
    assert client.post(venue.url, data | {"dag": ""}).status_code == 422
    answer = client.post(venue.url, data)
    assert answer.status_code == 303, answer.context["form"].problems
    assert answer["Location"] == f"{venue.url}?tack#hyra"
    letter = OutboxMail.objects.get(to="hej@example.org")
    assert "3 juli" in letter.text
    assert letter.reply_to == "asa@example.org"


def test_venues_of_one_name_have_addresses_of_their_own():
    first, second = make_venue("Folkets hus"), make_venue("Folkets  hus")

    assert (first.slug, second.slug) == ("folkets-hus", "folkets-hus-2")


def test_next_date_of_a_series_stands_on_the_front_page(calendar, rf):
    make_event(calendar, "Stickcafé", at(2020, 1, 2, 18), rrule="FREQ=WEEKLY")
    request = rf.get("/")
    request.user = AnonymousUser()

    html = Template("{% load events_tags %}{% next_events 3 %}").render(Context({"request": request}))

    assert html.count("/kalender/stickcafe/") == 3


def test_page_cache_ends_when_a_date_begins_or_is_over(calendar):
    make_event(calendar, "Cirkel", at(2036, 4, 1, 18), ends_at=at(2036, 4, 1, 20), rrule="FREQ=WEEKLY;COUNT=2")

    assert boundaries.events(at(2036, 4, 1, 12)) == at(2036, 4, 1, 18)
    assert boundaries.events(at(2036, 4, 1, 19)) == at(2036, 4, 1, 20)
    assert boundaries.events(at(2036, 4, 2)) == at(2036, 4, 8, 18)


@pytest.mark.parametrize(("path", "depth"), [("", 3), ("manad/2036-04/", 3), ("ar/2036/", 3), ("studier/", 3)])
def test_views_take_few_queries_however_many_dates(client, site, calendar, path, depth):
    make_area(site)
    make_event(calendar, "Först", at(2036, 4, 1, 18), kind="studies", is_circle=True, venue=make_venue())
    few = queries_of(client, f"/kalender/{path}")
    for number in range(5):
        venue = make_venue(f"Lokal {number}")
        event = make_event(
            calendar, f"Serie {number}", at(2035, 1, 1 + number, 18), venue=venue, rrule="FREQ=WEEKLY", kind="studies"
        )
        dates.decide(event.occurrences.order_by("-date").first(), own_place="Ute", state=State.MOVED)
    assert Occurrence.objects.count() > 400

    assert queries_of(client, f"/kalender/{path}") == few
    assert few - WAGTAILS_OWN[depth] <= 8
