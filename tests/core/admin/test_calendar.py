"""What was published and is scheduled, by month."""

import datetime

import pytest
from django.urls import reverse

from core.admin import calendar
from tests.factories.core import make_administrator
from tests.factories.home import make_index, make_post, make_site
from tests.queries import capture

UTC = datetime.UTC


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11", datetime.date(2026, 11, 1)),
        ("2026-13", datetime.date(2025, 5, 1)),
        ("0000-01", datetime.date(2025, 5, 1)),
        ("9999-12", datetime.date(2025, 5, 1)),
        ("2026-1\x00", datetime.date(2025, 5, 1)),
        ("２０２６-11", datetime.date(2025, 5, 1)),
        ("", datetime.date(2025, 5, 1)),
        ("x" * 10_000, datetime.date(2025, 5, 1)),
    ],
)
def test_month_from_takes_today_for_nonsense(text, expected):
    assert calendar.month_from(text, datetime.date(2025, 5, 17)) == expected


def test_months_follow_each_other_over_the_year():
    assert calendar.next_month(datetime.date(2026, 12, 1)) == datetime.date(2027, 1, 1)
    assert calendar.previous_month(datetime.date(2026, 1, 1)) == datetime.date(2025, 12, 1)


def test_bounds_are_local_midnights_also_when_summer_time_begins():
    start, end = calendar.bounds(datetime.date(2026, 3, 1))

    assert start.astimezone(UTC) == datetime.datetime(2026, 2, 28, 23, tzinfo=UTC)
    assert end.astimezone(UTC) == datetime.datetime(2026, 3, 31, 22, tzinfo=UTC)


def schedule(page, moment):
    page.go_live_at = moment
    page.save_revision(approved_go_live_at=moment)
    type(page).objects.filter(pk=page.pk).update(live=False, go_live_at=moment)


@pytest.mark.django_db
class TestMonthView:
    @pytest.fixture
    def index(self, client):
        index = make_index(make_site().root_page)
        client.force_login(make_administrator())
        return index

    def rows(self, client, month):
        response = client.get(reverse("core_admin:month"), {"manad": month})
        assert response.status_code == 200
        return [
            (str(day), entry.kind.value, entry.page.title)
            for day, entries in response.context["days"]
            for entry in entries
        ]

    def test_shows_what_was_published_on_its_local_day(self, client, index):
        post = make_post(index)
        moment = datetime.datetime(2025, 6, 30, 22, 30, tzinfo=UTC)  # half past midnight in Sweden
        type(post).objects.filter(pk=post.pk).update(first_published_at=moment)

        assert self.rows(client, "2025-07") == [("2025-07-01", "published", "Nytt kök")]
        assert self.rows(client, "2025-06") == []

    def test_shows_what_is_scheduled_and_what_expires(self, client, index):
        schedule(make_post(index, "Snart"), datetime.datetime(2090, 2, 3, 7, tzinfo=UTC))
        expiring = make_post(index, "Gammalt", slug="gammalt")
        type(expiring).objects.filter(pk=expiring.pk).update(expire_at=datetime.datetime(2090, 2, 4, 7, tzinfo=UTC))

        assert self.rows(client, "2090-02") == [
            ("2090-02-03", "goes_live", "Snart"),
            ("2090-02-04", "expires", "Gammalt"),
        ]

    def test_says_so_when_there_is_nothing(self, client, index):
        response = client.get(reverse("core_admin:month"), {"manad": "2001-01"})

        assert "Inget har publicerats den här månaden" in response.content.decode()

    def test_asks_as_often_for_many_as_for_one(self, client, index):
        path = reverse("core_admin:month") + "?manad=2090-02"
        schedule(make_post(index, "Ett"), datetime.datetime(2090, 2, 3, 7, tzinfo=UTC))
        one = len(capture(client, path))
        for number in range(4):
            post = make_post(index, f"Till {number}", slug=f"till-{number}")
            schedule(post, datetime.datetime(2090, 2, 4 + number, 7, tzinfo=UTC))

        assert len(capture(client, path)) == one
        assert one <= 14  # the calendar asks for its dates and its drafts

    def test_is_closed_to_strangers(self, client, index):
        client.logout()

        assert client.get(reverse("core_admin:month")).status_code == 302
