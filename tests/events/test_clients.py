"""The feed in two programs that read it for a living: the same dates over two years in both, and in our own lists."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import pytz
import recurring_ical_events
import time_machine
from icalendar import Calendar
from khal.icalendar import split_ics
from khal.khalendar.backend import SQLiteDb

from events import dates
from events.models import Occurrence, State
from tests.factories.core import make_venue, save_settings
from tests.factories.events import at, make_calendar, make_event
from tests.factories.home import make_site

pytestmark = pytest.mark.django_db
NOW, END = at(2026, 11, 1), at(2028, 11, 1)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
RULES = {
    "once": {},
    "weekly": {"rrule": "FREQ=WEEKLY"},
    "fortnightly": {"rrule": "FREQ=WEEKLY;INTERVAL=2;UNTIL=20280630", "exdates": "20261224\n20270107"},
    "third": {"rrule": "FREQ=MONTHLY;BYDAY=3TU;COUNT=15"},
    "last": {"rrule": "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"},
    "yearly": {"rrule": "FREQ=YEARLY", "rdates": "20270505T190000"},
}
FIRST = {"third": (2026, 11, 17, 18, 30), "last": (2026, 11, 30, 18, 30), "yearly": (2026, 12, 10, 9)}


@pytest.fixture
def feed(client):
    """A feed with every kind of rule, single dates moved, cancelled and named, and whole days."""
    with time_machine.travel(NOW, tick=False):
        site = make_site()
        save_settings(site, name="Syrenen")
        calendar = make_calendar(site.root_page)
        for name, fields in RULES.items():
            start = at(*FIRST.get(name, (2026, 11, 12, 18, 30)))
            make_event(calendar, name, start, ends_at=start + datetime.timedelta(hours=2), slug=name, **fields)
        make_event(calendar, "day", at(2026, 11, 25), all_day=True, slug="day", rrule="FREQ=YEARLY", venue=make_venue())
        weekly = {row.date: row for row in Occurrence.objects.filter(event__title="weekly")}
        dates.decide(weekly[datetime.date(2027, 3, 25)], own_starts_at=at(2027, 3, 29, 12), state=State.MOVED)
        dates.decide(weekly[datetime.date(2027, 10, 28)], own_title="sommartid förbi", own_place="Köket, åäö; ett")
        dates.decide(weekly[datetime.date(2027, 11, 4)], state=State.CANCELLED)
        yield client.get("/kalender.ics").content.decode()


def of_khal(text):
    """Return when khal shows what, having split the feed by UID as vdirsyncer does."""
    zone = pytz.timezone("Europe/Stockholm")
    locale = {"default_timezone": zone, "local_timezone": zone}
    database = SQLiteDb(["syrenen"], ":memory:", locale)
    for number, item in enumerate(split_ics(text)):
        database.update(item, href=f"{number}.ics", calendar="syrenen")
    timed = [row[2].astimezone(STOCKHOLM) for row in database.get_localized(NOW, END)]
    days = database.get_floating(NOW.replace(tzinfo=None), END.replace(tzinfo=None))
    return sorted(timed), sorted(row[2] for row in days)


def test_khal_and_recurring_ical_events_agree_with_our_lists(feed):
    rows = Occurrence.objects.filter(starts_at__gte=NOW, starts_at__lt=END)
    timed = sorted(row.starts_at.astimezone(STOCKHOLM) for row in rows.exclude(event__all_day=True))
    days = sorted(row.date for row in rows.filter(event__all_day=True))

    found = [event["DTSTART"].dt for event in recurring_ical_events.of(Calendar.from_ical(feed)).between(NOW, END)]

    assert len(timed) > 180
    assert sorted(moment for moment in found if isinstance(moment, datetime.datetime)) == timed
    assert sorted(moment for moment in found if not isinstance(moment, datetime.datetime)) == days
    assert of_khal(feed) == (timed, days)
