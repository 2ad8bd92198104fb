"""Sittings in the calendar: where they are looked for, and what has become of them."""

import datetime

import pytest
import time_machine
from django.utils import translation

from events import clashes
from reports import sittings_in_calendar
from reports.models import SittingState
from tests.factories.core import make_administrator
from tests.factories.events import at, make_calendar
from tests.factories.home import make_site
from tests.factories.reports import make_assembly, make_reports, make_sitting
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def assembly():
    home = make_site().root_page
    make_calendar(home)
    return make_assembly(make_reports(home))


@pytest.fixture
def march():
    with time_machine.travel(at(2027, 3, 1, 9), tick=False):
        yield


def day(number, assembly, time=datetime.time(13), **fields):
    return make_sitting(assembly, datetime.date(2027, 3, number), time=time, **fields)


def test_sittings_stand_in_list_month_and_feeds_as_they_are(client, assembly, march):
    day(9, assembly, place="Kommunhuset")
    day(16, assembly, state=SittingState.CANCELLED, note="För få ärenden.")
    moved = day(23, assembly)
    moved.date = datetime.date(2027, 3, 24)
    moved.save()

    listed = client.get("/kalender/").content.decode()
    assert [listed.count(word) for word in ("Inställt", "Flyttat</b>", "Kommunhuset", "För få ärenden.")] == [
        1,
        1,
        1,
        1,
    ]
    assert "Flyttat från 23\xa0mars." in listed
    assert assembly.url in client.get("/kalender/manad/2027-03/").content.decode()
    feed = client.get("/kalender.ics").content.decode()
    assert [feed.count(word) for word in ("BEGIN:VEVENT", "STATUS:CANCELLED", "FLYTTAT: ")] == [3, 1, 1]


def test_private_and_unpublished_assemblies_are_left_out(client, assembly, march):
    day(9, assembly, place="Kommunhuset")
    assembly.audience = "members"
    assembly.save()
    assert "Kommunhuset" not in client.get("/kalender/").content.decode()
    assert "Kommunhuset" not in client.get("/kalender.ics").content.decode()
    client.force_login(make_administrator())
    assert "Kommunhuset" in client.get("/kalender/").content.decode()
    assembly.unpublish()
    assert "Kommunhuset" not in client.get("/kalender/").content.decode()


def test_planning_a_term_points_a_sitting_out_but_no_cancelled_one(assembly, march):
    day(9, assembly)
    day(16, assembly, state=SittingState.CANCELLED)
    proposed = [clashes.Proposal(at(2027, 3, number, 18), at(2027, 3, number, 20)) for number in (9, 16)]
    with translation.override("sv"):
        first, second = clashes.look(proposed, user=None)
    assert first.warnings == ("Samtidigt: 13.00 Barn- och utbildningsnämnden",)
    assert second.warnings == ()


def test_more_sittings_take_no_more_queries(client, assembly, march):
    day(9, assembly)
    few = queries_of(client, "/kalender/?hur=")
    for number in range(10, 28):
        day(number, assembly)
    assert queries_of(client, "/kalender/?hur=") == few


def test_lists_change_when_a_sitting_begins(assembly, march):
    assert sittings_in_calendar.boundary(at(2027, 3, 1, 9)) is None
    day(9, assembly)
    day(16, assembly)
    assert sittings_in_calendar.boundary(at(2027, 3, 1, 9)) == at(2027, 3, 9, 13)
    assert sittings_in_calendar.boundary(at(2027, 3, 9, 13)) == at(2027, 3, 16, 13)
