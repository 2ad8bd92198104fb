"""The list: filters in any combination, as addresses, with counts and feeds; and the pages around it."""

import datetime

import pytest

from core.models import Audience
from reports.models import RepresentativePage, SeatKind, SittingState
from tests.factories.core import make_person, publish
from tests.factories.home import make_locale
from tests.factories.program import make_area, make_program
from tests.factories.reports import make_assembly, make_report, make_seat, make_sitting
from tests.planting import fresh
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


def make_four(committee):
    """Make four reports in two assemblies by two writers, in two years, one in an area with a tag."""
    area = make_area(make_program(committee.index.get_parent()), "Förskola och skola")
    made = {
        "A": make_report(committee.index, "A", writer=committee.karin, after=True),
        "B": make_report(committee.index, "B", writer=committee.lena, sitting_date=datetime.date(2025, 3, 1)),
        "C": make_report(committee.index, "C", writer=committee.karin, assembly_name="Socialnämnden"),
        "D": make_report(committee.index, "D", writer=committee.karin, assembly_name="Socialnämnden",
                         audience=Audience.MEMBERS,
                         sitting_date=datetime.date(2026, 5, 1)),
    }  # fmt: skip
    a = made["A"]
    a.areas = [area]
    a.tags.add("lokaler")
    a.save_revision().publish()
    return made


@pytest.fixture(scope="module")
def planted_reports(planted_committee, planting):
    """The four, made once."""
    with planting():
        yield make_four(planted_committee)


@pytest.fixture
def reports(planted_reports, db):
    """Four reports in two assemblies by two writers, in two years, one in an area with a tag."""
    return fresh(planted_reports)


def titles(client, query):
    response = client.get(f"/rapporter/{query}")
    assert response.status_code == 200, query
    return [report.title for report in response.context["reports"]]


BUN = "organ=barn-och-utbildningsnamnden"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["C", "A", "B"]),
        (f"?{BUN}", ["A", "B"]),
        ("?person=karin", ["C", "A"]),
        (f"?{BUN}&person=karin", ["A"]),
        ("?ar=2025", ["B"]),
        ("?omrade=forskola-och-skola", ["A"]),
        ("?tagg=lokaler", ["A"]),
        ("?fas=both", ["A"]),
        ("?fas=after&ar=2025", []),
        (f"?{BUN}&q=återremiss", ["A"]),
        ("?q=finnsinte", []),
        ("?organ=finns-inte", []),
        ("?organ=%00&person=&sida=99", ["C", "A", "B"]),
        ("?q=%22&ar=x&fas=zz", []),
    ],
)
def test_filters_combine_and_rubbish_is_answered(client, reports, query, found):
    assert titles(client, query) == found


def test_counts_say_how_many_there_would_be(client, reports):
    menus = {menu.name: menu for menu in client.get("/rapporter/?person=karin").context["menus"]}

    assert [(choice.value, choice.count) for choice in menus["organ"].choices] == [
        ("barn-och-utbildningsnamnden", 1), ("socialnamnden", 1),
    ]  # fmt: skip
    assert [(choice.value, choice.count, choice.is_chosen) for choice in menus["person"].choices] == [
        ("karin", 2, True), ("lena", 1, False),
    ]  # fmt: skip
    assert menus["organ"].choices[0].url == f"/rapporter/?{BUN}&person=karin"


def test_new_text_is_counted_at_once(client, reports, committee):
    titles(client, "")
    make_report(committee.index, "E", writer=committee.karin, sitting_date=datetime.date(2026, 6, 1))

    assert titles(client, "?person=karin") == ["E", "C", "A"]


def test_feed_has_the_same_filters_and_shows_strangers_things_only(client, reports):
    feed = client.get(f"/rapporter/flode/?{BUN}").content.decode()

    assert feed.count("<entry>") == 2
    assert "Socialnämnden" not in feed
    assert client.get("/rapporter/flode/").content.decode().count("<entry>") == 3


@pytest.mark.parametrize("query", ["", f"?{BUN}&person=karin&ar=2026"])
def test_list_takes_the_same_queries_for_few_and_many(client, reports, committee, query):
    taken = []
    for number in range(4):
        make_report(
            committee.index,
            f"R{number}",
            writer=make_person(f"S {number}", f"s-{number}"),
        )
        taken.append(queries_of(client, f"/rapporter/{query}"))

    assert taken[0] == taken[3]


def test_permalink_and_code_lead_to_what_is_out_only(client, reports):
    report = reports["A"]

    assert client.get(report.permalink).url == report.url
    assert client.get(f"{report.permalink}.svg")["Content-Type"] == "image/svg+xml"
    for address in (reports["D"].permalink, "/r/2026-999", "/r/0-0", "/r/99999999999-99999999999999"):
        assert client.get(address).status_code == 404, address


def test_assembly_shows_people_sittings_and_reports(client, reports, committee):
    make_sitting(committee.assembly, datetime.date(2036, 2, 1), state=SittingState.CANCELLED, note="För få ärenden")
    page = client.get(committee.assembly.url).content.decode()

    assert all(words in page for words in ("Karin Hedlund", "Lena Skog", "För få ärenden", ">A</a>"))
    assert client.get(make_assembly(committee.index, "Valnämnden").url).status_code == 200


def test_representative_stays_with_the_reports_when_the_seat_has_ended(client, reports, committee):
    ended = datetime.date(2026, 1, 1)
    committee.assembly.seats.filter(person=committee.karin).update(ends_on=ended)
    make_seat(make_assembly(committee.index, "Socialnämnden"), committee.karin, SeatKind.SUBSTITUTE, ends_on=ended)
    publish(committee.index, RepresentativePage(title="Karin Hedlund", slug="karin", person=committee.karin))
    response = client.get("/rapporter/karin/")

    assert [report.title for report in response.context["reports"]] == ["C", "A"]
    assert (len(response.context["now"]), len(response.context["then"])) == (0, 2)
    assert "karin@example.org" not in response.content.decode()


def test_area_shows_its_reports(client, reports):
    page = client.get("/politik/forskola-och-skola/").content.decode()

    assert ">A</a>" in page
    assert ">B</a>" not in page


def test_other_languages_show_each_report_once_and_say_which_are_not_translated(client, reports, committee):
    arabic = make_locale("ar")
    committee.index.get_parent().copy_for_translation(arabic).save_revision().publish()
    committee.index.copy_for_translation(arabic).save_revision().publish()
    there = committee.assembly.copy_for_translation(arabic)
    there.save_revision().publish()
    translated = reports["A"].copy_for_translation(arabic)
    for text in translated.texts.all():
        text.headline, text.lead = "تقرير", "ملخص"
        text.save_revision().publish()

    swedish = client.get(committee.assembly.url).content.decode()
    page = client.get(there.url).content.decode()
    assert [swedish.count(words) for words in ("تقرير", ">A</a>", ">B</a>")] == [0, 1, 1]
    assert [page.count(words) for words in (">تقرير</a>", ">A</a>", ">B</a>", '<div lang="sv" dir="ltr">')] == [
        1,
        0,
        1,
        1,
    ]
