"""When an event is over, and what it says of itself."""

import pytest
from django.core.exceptions import ValidationError

from events.models import CalendarPage, EventPage, Occurrence
from tests.factories.core import make_venue
from tests.factories.events import at, make_calendar, make_event
from tests.factories.home import make_page, make_site

pytestmark = pytest.mark.django_db

NOW = at(2036, 4, 21, 20, 0)


def titles(dates):
    return [date.title for date in dates]


@pytest.fixture
def calendar():
    return make_calendar(make_site().root_page)


@pytest.mark.parametrize(
    ("fields", "is_over"),
    [
        ({"starts_at": at(2036, 4, 21, 18, 30)}, False),  # no end: lasts its day out
        ({"starts_at": at(2036, 4, 20, 23, 59)}, True),
        ({"starts_at": at(2036, 4, 21, 18, 30), "ends_at": at(2036, 4, 21, 20, 30)}, False),
        ({"starts_at": at(2036, 4, 21, 18, 30), "ends_at": at(2036, 4, 21, 20, 0)}, True),
        ({"starts_at": at(2036, 4, 21), "all_day": True}, False),
        ({"starts_at": at(2036, 4, 20), "all_day": True}, True),
        ({"starts_at": at(2036, 4, 18), "ends_at": at(2036, 4, 21), "all_day": True}, False),
        ({"starts_at": at(2036, 4, 18), "ends_at": at(2036, 4, 20), "all_day": True}, True),
    ],
)
def test_event_is_over_when_its_time_is(calendar, fields, is_over):
    event = make_event(calendar, **fields)

    assert titles(Occurrence.objects.upcoming(NOW)) == ([] if is_over else [event.title])
    assert titles(Occurrence.objects.past(NOW)) == ([event.title] if is_over else [])


def test_midnight_is_stockholms(calendar):
    late = make_event(calendar, starts_at=at(2036, 7, 1, 0, 30))  # still 30 June in UTC

    assert titles(Occurrence.objects.upcoming(at(2036, 7, 1, 12, 0))) == [late.title]


def test_upcoming_is_nearest_first_and_past_latest_first(calendar):
    for day in (25, 23, 2, 9):
        make_event(calendar, f"Den {day}", starts_at=at(2036, 4, day), ends_at=at(2036, 4, day, 1))

    assert titles(Occurrence.objects.upcoming(NOW)) == ["Den 23", "Den 25"]
    assert titles(Occurrence.objects.past(NOW)) == ["Den 9", "Den 2"]


def test_event_cannot_end_before_it_starts(calendar):
    with pytest.raises(ValidationError) as caught:
        make_event(calendar, starts_at=at(2036, 4, 21, 18), ends_at=at(2036, 4, 21, 17))

    assert set(caught.value.message_dict) == {"ends_at"}


def test_where_names_venue_and_spot(calendar):
    venue = make_venue("Folkets hus")

    assert make_event(calendar, "A", venue=venue, place="stora salen").where == "Folkets hus, stora salen"
    assert make_event(calendar, "B", venue=venue).where == "Folkets hus"
    assert make_event(calendar, "C", place="Plantaget").where == "Plantaget"
    assert make_event(calendar, "D").where == ""


def test_event_of_several_days_has_a_last_day(calendar):
    long = make_event(calendar, starts_at=at(2036, 4, 21, 18), ends_at=at(2036, 4, 23, 12)).occurrence
    short = make_event(calendar, "Kväll", starts_at=at(2036, 4, 21, 18), ends_at=at(2036, 4, 21, 20)).occurrence

    assert (str(long.first_day), str(long.last_day)) == ("2036-04-21", "2036-04-23")
    assert short.last_day is None


def test_structured_data_tells_when_and_where(calendar):
    event = make_event(
        calendar,
        starts_at=at(2036, 4, 21, 18, 30),
        ends_at=at(2036, 4, 21, 20, 30),
        venue=make_venue(),
        place="stora rummet",
    )

    data = event.structured_data()

    assert data["@type"] == "Event"
    assert data["startDate"] == "2036-04-21T18:30:00+02:00"
    assert data["endDate"] == "2036-04-21T20:30:00+02:00"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["location"]["name"] == "Kronogatan 2, stora rummet"
    assert data["location"]["address"]["addressLocality"] == "Vänersborg"
    assert "datePublished" not in data


def test_structured_data_of_a_cancelled_whole_day(calendar):
    data = make_event(calendar, starts_at=at(2036, 5, 1), all_day=True, state="cancelled").structured_data()

    assert data["startDate"] == "2036-05-01"
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert "location" not in data


def test_calendar_stands_right_under_the_front_page_and_once(calendar):
    home = calendar.get_parent()

    assert not CalendarPage.can_create_at(home)
    assert not CalendarPage.can_create_at(make_page(home))
    assert EventPage.can_create_at(calendar)
    assert not EventPage.can_create_at(home)
