"""Rows for dates: made when published, kept when decided, the same in page, month and feed as dateutil says."""

import datetime
import re

import icalendar
import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events import dates, months, recurrence
from events.models import EventPage, Occurrence, State
from tests.factories.core import make_venue
from tests.factories.events import STOCKHOLM, at, make_calendar, make_event
from tests.factories.home import make_site

pytestmark = pytest.mark.django_db
FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2027, 12, 31)


@pytest.fixture
def calendar():
    return make_calendar(make_site().root_page)


def weekly(calendar, **fields):
    return make_event(calendar, "Cirkel", at(2036, 3, 25, 18, 30), **{"rrule": "FREQ=WEEKLY;COUNT=4", **fields})


def days_of(event):
    return [row.date.day for row in Occurrence.objects.filter(event=event).order_by("date")]


def test_publishing_makes_the_rows(calendar):
    event = weekly(calendar, ends_at=at(2036, 3, 25, 20, 30))

    rows = list(Occurrence.objects.filter(event=event).order_by("date"))

    assert [f"{row.starts_at.astimezone(STOCKHOLM):%d %H.%M}" for row in rows] == [
        "25 18.30",
        "01 18.30",
        "08 18.30",
        "15 18.30",
    ]
    assert {f"{row.ends_at.astimezone(STOCKHOLM):%H.%M}" for row in rows} == {"20.30"}
    assert event.record.sequence == 0


def test_drafts_have_no_rows(calendar):
    event = EventPage(title="Utkast", starts_at=at(2036, 4, 1, 18), live=False)
    calendar.add_child(instance=event)
    event.save_revision()

    assert not Occurrence.objects.filter(event=event).exists()


def test_decided_dates_are_kept_while_the_rule_gives_them(calendar):
    event = weekly(calendar)
    rows = {row.date.day: row for row in event.occurrences.all()}
    dates.decide(rows[1], state=State.CANCELLED)
    dates.decide(rows[15], own_place="Biblioteket")

    event.refresh_from_db()
    event.rrule, event.starts_at = "FREQ=WEEKLY;COUNT=3", at(2036, 3, 25, 19, 0)
    event.save_revision().publish()

    assert days_of(event) == [25, 1, 8]
    kept = Occurrence.objects.get(event=event, date=datetime.date(2036, 4, 1))
    assert kept.state == State.CANCELLED
    assert f"{kept.starts_at.astimezone(STOCKHOLM):%H.%M}" == "19.00"


def test_moved_date_keeps_its_own_time_and_its_address(calendar):
    event = weekly(calendar, ends_at=at(2036, 3, 25, 20, 0))
    row = event.occurrences.get(date=datetime.date(2036, 4, 1))
    dates.decide(row, own_starts_at=at(2036, 4, 2, 17, 0), state=State.MOVED)

    moved = Occurrence.objects.get(pk=row.pk)

    assert (moved.starts_at, moved.ends_at) == (at(2036, 4, 2, 17, 0), at(2036, 4, 2, 18, 30))
    assert moved.url == "/kalender/cirkel/2036-04-01/"
    assert moved.moved_from == datetime.date(2036, 4, 1)


def test_sequence_is_raised_by_changes_and_never_lowered(calendar):
    event = weekly(calendar)
    first = event.get_latest_revision()
    event.place = "Köket"
    event.save_revision().publish()
    dates.decide(event.occurrences.first(), state=State.CANCELLED)
    first.publish()

    event.record.refresh_from_db()
    assert event.record.sequence == 3
    dates.rebuild(EventPage.objects.get(pk=event.pk))
    event.record.refresh_from_db()
    assert event.record.sequence == 3


def test_venues_new_address_reaches_subscribers(calendar):
    venue = make_venue()
    event = weekly(calendar, venue=venue)
    venue.street = "Kronogatan 4"
    venue.save()

    event.record.refresh_from_db()
    assert event.record.sequence == 1


def test_night_makes_endless_rules_longer(calendar):
    event = make_event(calendar, "Alltid", at(2026, 1, 6, 18), rrule="FREQ=WEEKLY")
    before = event.occurrences.count()
    later = at(2030, 1, 1, 3)

    assert dates.rebuild(event, now=later)
    assert event.occurrences.count() > before
    assert event.occurrences.order_by("date").last().date <= dates.horizon(later)


def test_each_date_has_an_address_of_its_own(client, calendar):
    event = weekly(calendar)
    dates.decide(event.occurrences.get(date=datetime.date(2036, 4, 8)), own_title="om makt", state=State.CANCELLED)

    html = client.get("/kalender/cirkel/2036-04-08/").content.decode()

    assert "om makt" in html
    assert "EventCancelled" in html
    assert 'rel="canonical" href="http://localhost/kalender/cirkel/2036-04-08/"' in html.replace(":8000", "")
    for wrong in ("2036-04-09", "2036-4-8", "2036-13-01", "0000-00-00"):
        assert client.get(f"/kalender/cirkel/{wrong}/").status_code == 404


# The same dates everywhere ----------------------------------------------------------------

starts = st.datetimes(datetime.datetime(2026, 1, 1), datetime.datetime(2026, 12, 1)).map(  # noqa: DTZ001 - local
    lambda moment: moment.replace(second=0, microsecond=0, minute=moment.minute // 15 * 15, hour=6 + moment.hour % 17)
)
makers = st.sampled_from(
    [
        recurrence.weekly,
        lambda day: recurrence.weekly(day, 2),
        lambda day: recurrence.weekly(day, 3),
        recurrence.monthly_by_date,
        recurrence.monthly_by_weekday,
        recurrence.yearly,
        lambda _day: {"FREQ": "DAILY", "INTERVAL": "9"},
    ]
)
ends = st.one_of(
    st.just({}),
    st.integers(1, 30).map(lambda n: {"COUNT": str(n)}),
    st.dates(datetime.date(2027, 1, 1), LAST).map(lambda day: {"UNTIL": f"{day:%Y%m%d}"}),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=starts, maker=makers, end=ends, skipped=st.sets(st.integers(0, 20), max_size=3), moved=st.integers(1, 20))
def test_page_month_and_feed_agree_with_dateutil(  # noqa: PLR0917 - two fixtures, and what is drawn
    calendar, rf, start, maker, end, skipped, moved
):
    rule = recurrence.text_of(maker(start.date()) | end)
    all_dates = _by_dateutil(start, rule)
    but = [all_dates[n].date() for n in skipped if n < len(all_dates)]
    expected = [moment for moment in all_dates if moment.date() not in but]
    event = EventPage(
        title="Slump",
        starts_at=start.replace(tzinfo=STOCKHOLM),
        ends_at=(start + datetime.timedelta(minutes=45)).replace(tzinfo=STOCKHOLM),
        rrule=rule,
        exdates=recurrence.write_dates(but),
    )
    calendar.refresh_from_db()
    calendar.add_child(instance=event)
    try:
        if moved < len(expected):  # one date an hour later, as its own
            row = event.occurrences.get(date=expected[moved].date())
            expected[moved] += datetime.timedelta(hours=1)
            dates.decide(row, own_starts_at=expected[moved].replace(tzinfo=STOCKHOLM))
        wanted = [moment.replace(tzinfo=STOCKHOLM) for moment in expected]
        rows = [row.starts_at for row in Occurrence.objects.filter(event=event).order_by("starts_at")]
        assert [moment for moment in rows if moment.astimezone(STOCKHOLM).date() <= LAST] == wanted
        assert _in_months(calendar, rf, wanted) == wanted
        assert _in_feed(event) == wanted
    finally:
        event.delete()


def _by_dateutil(start, rule):
    """Return what dateutil makes of the rule by itself, in naive local time."""
    text = re.sub(r"UNTIL=\d{8}", r"\g<0>T235959", rule)
    found = rrulestr(text, dtstart=start)
    return list(found.between(start, datetime.datetime.combine(LAST, datetime.time(23, 59)), inc=True))


def _in_months(calendar, rf, wanted):
    request = rf.get("/kalender/")
    request.user = AnonymousUser()
    found = []
    with override("sv"):
        for first in sorted({moment.date().replace(day=1) for moment in wanted}):
            context = months.month(calendar, request, first, today=FIRST)
            found += [row.starts_at for week in context["weeks"] for day in week.days for row in day.rows]
    return found


def _in_feed(event):
    from django.test import Client

    file = icalendar.Calendar.from_ical(Client().get(f"/kalender/handelse/{event.pk}.ics").content)
    found = recurring_ical_events.of(file).between(FIRST, LAST + datetime.timedelta(days=1))
    return sorted(component["DTSTART"].dt for component in found)
