"""Members' letters: the archive, its search, the letter itself, what the start page shows."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from core.search.entries import rebuild
from members_area import letters
from members_area.models import LetterIndexPage, LetterPage, MembersPage
from tests.factories.core import make_administrator, make_known_member, make_member
from tests.factories.home import make_site
from tests.factories.letters import make_archive, make_letter
from tests.factories.members import make_start
from tests.queries import beyond_wagtail

pytestmark = pytest.mark.django_db
HEADING = '{"type": "heading", "value": {"text": "Budgeten", "level": "h2"}}'
BODY = f'[{HEADING}, {{"type": "text", "value": "<p>38 miljoner</p>"}}]'


@pytest.fixture
def start():
    return make_start(make_site().root_page)


@pytest.fixture
def index(start):
    return make_archive(start, next_letter="Kommer i maj")


def test_strangers_and_outsiders_are_refused(client, index):
    letter = make_letter(index)

    assert client.get(letter.url).status_code == 302
    client.force_login(make_member("utan@example.org", "Redaktörer"))
    assert [client.get(page.url).status_code for page in (index, letter)] == [403, 403]


def test_letter_has_its_number_contents_and_neighbours(client, index):
    first, letter = make_letter(index, 3), make_letter(index, 4, "Nu drar det ihop sig", body=BODY, closing="Vi ses")
    client.force_login(make_member())

    response = client.get(letter.url)
    html = response.content.decode()

    assert '<a href="#del-1">Budgeten</a>' in html
    assert 'id="del-1"' in html
    assert "38 miljoner" in html
    assert "Vi ses" in html
    assert "Kommer i maj" in html
    assert (response.context["earlier"], response.context["later"]) == (first, None)
    assert client.get(first.url).context["later"] == letter
    assert "no-store" in response["Cache-Control"]


def test_archive_has_the_newest_first_in_pages(client, index):
    made = [make_letter(index, number) for number in range(1, 15)]
    client.force_login(make_member())

    first = client.get(index.url).context["letters"]
    second = client.get(f"{index.url}?sida=2").context["letters"]

    assert [*first, *second] == made[::-1]
    assert len(first) == letters.PAGE_SIZE


def test_archive_is_searched(client, index):
    found = make_letter(index, 1, "Om skolan", body=BODY)
    make_letter(index, 2, "Om vården")
    rebuild(anew=True)
    client.force_login(make_member())

    assert list(client.get(f"{index.url}?q=budgeten").context["letters"]) == [found]
    assert list(client.get(f"{index.url}?q=miljoner+skolan").context["letters"]) == [found]
    for nothing in ("pelargoner", "%00", "%22 OR *", "x" * 400):
        response = client.get(f"{index.url}?q={nothing}")
        assert response.status_code == 200
    assert list(client.get(f"{index.url}?q=pelargoner").context["letters"]) == []


@pytest.mark.parametrize("count", [1, 14])
def test_archive_takes_as_many_queries_for_few_and_many(rf, index, django_assert_num_queries, count):
    for number in range(1, count + 1):
        make_letter(index, number)
    request = rf.get(index.url)
    request.user = make_known_member()
    page = LetterIndexPage.objects.get(pk=index.pk)

    with django_assert_num_queries(3):  # the language, how many, a page of them
        list(page.get_context(request)["letters"])


def test_pages_stay_within_their_queries(client, start, index, monkeypatch):
    for number in range(1, 4):
        letter = make_letter(index, number, body=BODY)
    client.force_login(make_member())

    for page, most in ((letter, 8), (index, 8), (start, 12)):
        assert beyond_wagtail(client, page.url, type(page), monkeypatch) <= most, page


def test_number_is_the_years_own(index):
    make_letter(index, 4)

    with pytest.raises(ValidationError, match=r"nummer|number"):
        make_letter(index, 4, "En till", date=datetime.date(2026, 6, 1))
    assert make_letter(index, 4, "Nästa år", date=datetime.date(2027, 6, 1)).number == 4
    assert (letters.next_number(index, 2026), letters.next_number(index, 2030)) == (5, 1)


def test_form_proposes_the_next_number(client, index):
    make_letter(index, 7, date=timezone.localdate())
    client.force_login(make_administrator())

    html = client.get(reverse("wagtailadmin_pages:add", args=["members_area", "letterpage", index.pk])).content.decode()

    assert 'name="number" value="8"' in html


def test_start_page_shows_the_latest_letter_and_the_way_to_a_calendar(client, start, index):
    make_letter(index, 3)
    make_letter(index, 4, "Nu drar det ihop sig")
    LetterPage.objects.get(number=3)
    client.force_login(make_member())

    html = client.get(MembersPage.objects.get().url).content.decode()

    assert "Nr 4: Nu drar det ihop sig" in html
    assert "Brev nummer 3" not in html
