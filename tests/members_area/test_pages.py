"""The members' start page: for members, and for nobody else."""

import pytest

from core.models import Audience
from core.search.asking import find
from events.models import EventKind
from members_area.models import MembersPage
from tests.factories.core import make_known_member, make_member, publish
from tests.factories.events import at, make_calendar, make_event
from tests.factories.home import make_locale, make_page, make_site
from tests.factories.members import enrol, make_private
from tests.factories.reports import make_report, make_reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_site().root_page


@pytest.fixture
def members(home):
    return publish(home, MembersPage(title="Medlemssidor", slug="medlem", lead="LÄCKA i ingressen."))


def test_stranger_is_led_to_sign_in(client, members):
    response = client.get("/medlem/")

    assert response.status_code == 302
    assert response["Location"] == "/logga-in/?next=/medlem/"
    assert "no-store" in response["Cache-Control"]


def test_member_is_met_by_name_and_by_no_cache(client, members):
    client.force_login(make_member(first_name="Maj-Britt"))

    response = client.get("/medlem/")

    assert response.status_code == 200
    assert "Maj-Britt" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_member_without_a_name_is_not_called_by_the_address(client, members):
    client.force_login(make_member("nagon@example.org"))

    response = client.get("/medlem/")

    assert response.context["name"] == ""


def test_way_to_the_pages_stands_in_languages_they_are_not_written_in(client, members):
    make_locale("ar")
    make_private(members, "Ny medlem", show_in_menus=True)
    client.force_login(enrol("maj@example.org").user)

    in_arabic = client.get("/ar/medlem/mina-uppgifter/").content.decode()

    assert '<a href="/medlem/ny-medlem/" hreflang="sv" lang="sv">Ny medlem</a>' in in_arabic
    assert 'lang="sv">Ny medlem' not in client.get("/medlem/mina-uppgifter/").content.decode()


def test_page_is_for_members_whatever_was_chosen(home):
    page = publish(home, MembersPage(title="Medlemssidor", slug="medlem", audience=Audience.EVERYONE))

    assert page.audience == Audience.MEMBERS


def test_strangers_find_no_trace(client, members):
    for path in ("/", "/sitemap.xml", "/sok/?q=läcka", "/finns-inte/"):
        text = client.get(path).content.decode()
        assert "LÄCKA" not in text
        assert "Medlemssidor" not in text
    assert find(query="läcka", user=None, language="sv").total == 0


def test_page_stands_right_under_the_front_page(home, members):
    assert not members.can_move_to(make_page(home))


def test_page_shows_the_next_meeting_and_what_is_new(client, home, members):
    calendar = make_calendar(home)
    make_event(calendar, "Röd Lördag", at(2036, 4, 1, 11), kind=EventKind.RED_SATURDAY)
    make_event(calendar, "Inställt möte", at(2036, 4, 2, 18), state="cancelled")
    make_event(calendar, "Styrelsen bjuder in", at(2036, 4, 3, 18), audience=Audience.MEMBERS)
    make_report(make_reports(home), "Skriven")
    client.force_login(make_member())

    context = client.get("/medlem/").context

    assert context["next_meeting"].title == "Styrelsen bjuder in"
    assert [event.title for event in context["next_events"]] == ["Röd Lördag"]
    assert [report.title for report in context["latest_reports"]] == ["Skriven"]


def test_empty_page_stands(client, members):
    client.force_login(make_member())

    assert client.get("/medlem/").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_queries_for_few_and_many(home, members, rf, django_assert_num_queries, count):
    calendar, index = make_calendar(home), make_reports(home)
    for number in range(count):
        make_event(calendar, f"Möte {number}", at(2036, 4, 1 + number))
        make_report(index, f"Rapport {number}")
    request = rf.get("/medlem/")
    request.user = make_known_member()
    page = MembersPage.objects.get(pk=members.pk)

    with django_assert_num_queries(3):  # the dates, the reports, the register
        page.get_context(request)
