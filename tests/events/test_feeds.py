"""Feeds as real calendars read them."""

import datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import settings as settings_of_examples
from hypothesis import strategies as st

from core import page_cache
from core.models import Audience
from events import dates, sources
from events.feeds import lines
from events.models import MemberFeed, Occurrence, State
from tests.factories.core import make_member, make_venue, save_settings
from tests.factories.events import STOCKHOLM, at, make_calendar, make_event
from tests.factories.home import make_site

pytestmark = pytest.mark.django_db
NOW = at(2026, 11, 1, 12)


@pytest.fixture(autouse=True)
def calendar():
    with time_machine.travel(NOW, tick=False):
        site = make_site()
        save_settings(site, name="Syrenen")
        yield make_calendar(site.root_page)


def read(path="/kalender.ics", client=None):
    response = (client or Client()).get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    return icalendar.Calendar.from_ical(response.content)


def titles(file):
    return [str(event["SUMMARY"]) for event in file.walk("VEVENT")]


def circle(calendar, **fields):
    return make_event(
        calendar,
        "Studiecirkel om välfärd på räksmörgåsspråk, åäö i en rubrik som är lång nog att vikas",
        at(2027, 3, 23, 18, 30),
        ends_at=at(2027, 3, 23, 20, 30),
        slug="cirkel",
        rrule="FREQ=WEEKLY;UNTIL=20270420",
        exdates="20270406",
        **fields,
    )


def test_feed_repeats_as_the_rows_do(calendar):
    event = circle(calendar, venue=make_venue(), place="Köket")
    rows = {row.date: row for row in event.occurrences.all()}
    dates.decide(rows[datetime.date(2027, 3, 30)], state=State.CANCELLED)
    dates.decide(rows[datetime.date(2027, 4, 13)], own_starts_at=at(2027, 4, 14, 17), state=State.MOVED)

    file = read()
    found = recurring_ical_events.of(file).between(datetime.date(2027, 1, 1), datetime.date(2028, 1, 1))

    assert sorted((component["DTSTART"].dt, str(component["STATUS"])) for component in found) == [
        (at(2027, 3, 23, 18, 30), "CONFIRMED"),
        (at(2027, 3, 30, 18, 30), "CANCELLED"),
        (at(2027, 4, 14, 17, 0), "CONFIRMED"),
        (at(2027, 4, 20, 18, 30), "CONFIRMED"),
    ]
    assert [row.starts_at for row in Occurrence.objects.order_by("starts_at")] == sorted(c["DTSTART"].dt for c in found)
    (zone,) = file.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Stockholm"
    of_zone, stockholm = zone.to_tz(), ZoneInfo("Europe/Stockholm")
    for moment in (at(2027, 3, 27, 12), at(2027, 3, 28, 12), at(2027, 10, 30, 12), at(2060, 10, 31, 12)):
        assert moment.astimezone(of_zone).utcoffset() == moment.astimezone(stockholm).utcoffset()
    assert b"RDATE" not in zone.to_ical()
    master = next(c for c in file.walk("VEVENT") if "RRULE" in c)
    assert master["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20270420T215959Z"
    assert master["UID"] == f"{event.translation_key}@syrenen"
    assert master["SEQUENCE"] == 2
    assert "räksmörgåsspråk, åäö" in str(master["SUMMARY"])
    assert str(master["LOCATION"]) == "Kronogatan 2, Köket, 462 32 Vänersborg"


def test_cancelled_event_stays_and_says_so(calendar):
    make_event(calendar, "Torgmöte", at(2026, 12, 1, 18), state="cancelled", state_note="Storm.")

    (event,) = read().walk("VEVENT")

    assert (str(event["STATUS"]), str(event["SUMMARY"])) == ("CANCELLED", "INSTÄLLT: Torgmöte")
    assert "Storm." in str(event["DESCRIPTION"])


def test_whole_days_are_dates(calendar):
    make_event(calendar, "Orange day", at(2026, 11, 25), ends_at=at(2026, 12, 10), all_day=True)

    (event,) = read().walk("VEVENT")

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (datetime.date(2026, 11, 25), datetime.date(2026, 12, 11))


def test_all_day_series_keeps_its_dates(calendar):
    event = make_event(
        calendar, "Höstlov", at(2026, 11, 2), all_day=True, rrule="FREQ=WEEKLY;UNTIL=20261130", exdates="20261116"
    )
    found = recurring_ical_events.of(read()).between(datetime.date(2026, 10, 1), datetime.date(2027, 1, 1))

    assert sorted(c["DTSTART"].dt for c in found) == [row.date for row in event.occurrences.order_by("date")]
    assert len(found) == 4


def test_public_feed_is_a_strangers_whoever_asks(client, calendar):
    make_event(calendar, "Öppet", at(2026, 12, 1, 18))
    make_event(calendar, "Styrelsen", at(2026, 12, 2, 18), audience=Audience.MEMBERS)
    client.force_login(make_member())

    assert titles(read(client=client)) == ["Öppet"]
    assert titles(read("/kalender/slag/medlemsmoten.ics")) == ["Öppet"]
    assert titles(read("/kalender/slag/studier.ics")) == []
    assert client.get("/kalender/slag/finns-inte.ics").status_code == 404
    assert client.get("/kalender/omrade/finns-inte.ics").status_code == 404


def test_members_feed_has_a_secret_address_that_can_be_taken_back(client, calendar):
    make_event(calendar, "Styrelsen", at(2026, 12, 2, 18), audience=Audience.MEMBERS)
    member = make_member()
    client.force_login(member)
    assert client.post("/kalender/prenumerera/", {"gor": "skapa"}).status_code == 303
    feed = MemberFeed.objects.get()
    path = f"/kalender/min/{feed.token}.ics"

    assert path in client.get("/kalender/prenumerera/").content.decode()
    assert titles(read(path)) == ["Styrelsen"]
    assert "private" in Client().get(path)["Cache-Control"]
    client.post("/kalender/prenumerera/", {"gor": "byt"})
    assert Client().get(path).status_code == 404
    feed.refresh_from_db()
    member.groups.clear()  # no longer a member: the address gives what a stranger sees
    assert titles(read(f"/kalender/min/{feed.token}.ics")) == []
    member.is_active = False
    member.save()
    assert Client().get(f"/kalender/min/{feed.token}.ics").status_code == 404


@pytest.mark.parametrize("token", ["1-x", "x", "99999999999-x", "1", "-", "²-x"])
def test_guessed_addresses_find_nothing(client, token):
    assert client.get(f"/kalender/min/{token}.ics").status_code == 404


def test_stranger_cannot_make_a_feed(client):
    assert client.post("/kalender/prenumerera/", {"gor": "skapa"}).status_code == 400
    assert not MemberFeed.objects.exists()


def test_known_feed_costs_no_query(client, calendar, django_assert_num_queries, settings):
    settings.PAGE_CACHE = False
    make_event(calendar, "Öppet", at(2026, 12, 1, 18))
    tag = client.get("/kalender.ics")["ETag"]

    with django_assert_num_queries(0):
        response = client.get("/kalender.ics", headers={"If-None-Match": tag})
    assert response.status_code == 304

    make_event(calendar, "Nytt", at(2026, 12, 3, 18))
    assert client.get("/kalender.ics", headers={"If-None-Match": tag}).status_code == 200


def test_page_cache_keeps_the_feed(client, calendar, settings):
    settings.PAGE_CACHE = True
    page_cache.clear()
    make_event(calendar, "Öppet", at(2026, 12, 1, 18))
    first = client.get("/kalender.ics")

    assert client.get("/kalender.ics", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get("/kalender.ics").content == first.content


@pytest.mark.parametrize("count", [1, 4])
def test_feed_takes_three_queries_beside_the_site(client, calendar, django_assert_max_num_queries, count, settings):
    settings.PAGE_CACHE = False
    for number in range(count):
        event = make_event(
            calendar,
            f"Cirkel {number}",
            at(2026, 12, 1, 18),
            rrule="FREQ=WEEKLY;COUNT=5",
            venue=make_venue(f"L{number}"),
        )
        dates.decide(event.occurrences.first(), state=State.CANCELLED)
    client.get("/kalender.ics")

    with django_assert_max_num_queries(6):
        client.get("/kalender.ics")


def test_sittings_of_a_higher_floor_stand_in_the_feed(client, calendar):
    sources.register_source("test", _sittings)
    try:
        assert titles(read()) == ["Socialnämnden"]
        assert titles(read("/kalender/slag/kommunalt.ics")) == ["Socialnämnden"]
        assert titles(read("/kalender/slag/studier.ics")) == []
        html = client.get("/kalender/").content.decode()
        assert html.index("Socialnämnden") > 0
        assert "Socialnämnden" in client.get("/kalender/manad/2026-12/").content.decode()
        assert "Socialnämnden" not in client.get("/kalender/?vad=studier").content.decode()
    finally:
        sources.forget_source("test")


def _sittings(start, end, user, language):
    sitting = sources.Entry("sn-1", "Socialnämnden", "/rapporter/1/", at(2026, 12, 8, 14), where="Kommunhuset")
    return [sitting] if start < sitting.starts_at < end else []


def test_atom_feed_has_what_comes(client, calendar):
    make_event(calendar, "Öppet", at(2026, 12, 1, 18))
    make_event(calendar, "Förr", at(2026, 10, 1, 18))

    body = client.get("/kalender.atom").content.decode()

    assert body.count("<entry>") == 1
    assert "Öppet, tisdag 1 december 2026" in body


def test_midnight_in_the_feed_is_stockholms(calendar):
    make_event(calendar, "Sent", at(2027, 7, 1, 0, 30), ends_at=at(2027, 7, 1, 2))
    (event,) = read().walk("VEVENT")

    assert event["DTSTART"].dt.astimezone(STOCKHOLM) == at(2027, 7, 1, 0, 30)
    assert event["DTSTART"].params["TZID"] == "Europe/Stockholm"


@settings_of_examples(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_read_back(text):
    line = lines.folded(f"SUMMARY:{lines.escaped(text)}")
    read_back = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\n" + line + b"END:VEVENT\r\n")

    assert all(len(part) <= 75 for part in line.split(b"\r\n"))
    assert str(read_back["SUMMARY"]) == "".join(
        char for char in text if char in "\t\n" or (ord(char) >= 32 and char != "\x7f")
    )
