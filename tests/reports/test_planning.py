"""Sittings come a term at a time; the same list twice makes nothing twice."""

import datetime

import pytest
from django.urls import reverse

from reports import planning
from reports.models import ReportPage, Sitting, SittingState
from reports.term_list import read_lines
from tests.factories.core import make_administrator, make_member
from tests.factories.reports import make_assembly, make_report, make_sitting

pytestmark = pytest.mark.django_db

TERM = "2027-02-15 13.00 Kommunhuset\n2027-02-30\n2027-03-15 13.00"


def days(assembly):
    return [
        str(sitting.date) for sitting in Sitting.objects.filter(assembly=assembly, date__year=2027).order_by("date")
    ]


def test_list_makes_sittings_once(committee):
    lines, _problems = read_lines(TERM)

    made = [planning.carry_out(committee.assembly, lines) for _time in range(2)]

    assert made == [2, 0]
    assert days(committee.assembly) == ["2027-02-15", "2027-03-15"]


def test_moved_sitting_is_known_by_its_old_day(committee):
    lines, _problems = read_lines(TERM)
    planning.carry_out(committee.assembly, lines)
    sitting = Sitting.objects.get(date=datetime.date(2027, 2, 15))
    sitting.date = datetime.date(2027, 2, 22)
    sitting.save()

    assert sitting.state == SittingState.MOVED
    assert planning.carry_out(committee.assembly, lines) == 0
    sitting.date = datetime.date(2027, 2, 15)
    sitting.save()
    assert sitting.state == SittingState.PLANNED


def test_plan_names_what_clashes_and_what_stands_twice(committee):
    other = make_assembly(committee.index, "Socialnämnden")
    make_sitting(other, datetime.date(2027, 2, 15), time=datetime.time(9))
    make_sitting(committee.assembly, datetime.date(2027, 4, 12), time=datetime.time(9))
    lines, problems = read_lines(TERM + "\n2027-03-15\n2027-04-12 13.00")

    plan = planning.plan(committee.assembly, lines, problems)

    assert [line.number for line in plan.new] == [1, 3]
    assert [problem.number for problem in plan.problems] == [2, 4, 5]
    assert [[str(sitting.assembly) for sitting in found] for found in plan.clashes.values()] == [["Socialnämnden"]]


def test_report_follows_its_sitting(committee):
    report = make_report(committee.index, sitting=committee.sitting)
    committee.sitting.date += datetime.timedelta(days=7)
    committee.sitting.save()

    assert ReportPage.objects.get(pk=report.pk).sitting_date == committee.sitting.date


def test_editor_pastes_looks_and_confirms(client, committee):
    client.force_login(make_administrator())
    url = reverse("reports_admin:term")
    data = {"assembly": committee.assembly.pk, "dates": TERM}

    page = client.post(url, data).content.decode()
    assert "2027-02-30" in page
    assert days(committee.assembly) == []

    assert client.post(url, {**data, "confirm": "1"}).status_code == 302
    assert days(committee.assembly) == ["2027-02-15", "2027-03-15"]
    assert client.post(url, {"assembly": "", "dates": ""}).status_code == 422


def test_overview_is_for_those_who_look_after_it(client, errand):
    url = reverse("reports_admin:overview")
    client.force_login(make_member())
    assert client.get(url).status_code in {302, 403}

    client.force_login(make_administrator())
    page = client.get(url).content.decode()
    assert "Karin Hedlund" in page


@pytest.mark.parametrize(
    "name", ["reporttexts:list", "sittings:index", "seats:index", "writers:index", "readerquestions:index"]
)
def test_lists_open(client, errand, name):
    client.force_login(make_administrator())

    assert client.get(reverse(name)).status_code == 200


def test_editors_of_text_and_report_open(client, errand):
    client.force_login(make_administrator())
    text = errand.report.texts.first()

    for url in (
        reverse("reporttexts:edit", args=[text.pk]),
        reverse("wagtailadmin_pages:edit", args=[errand.report.pk]),
        reverse("reports_admin:both", args=[errand.report.pk]),
    ):
        assert client.get(url).status_code == 200, url


def test_one_click_each(client, errand):
    from core.models import OutboxMail

    client.force_login(make_administrator())
    data = {"sitting": errand.sitting.pk, "person": errand.karin.pk}

    client.post(reverse("reports_admin:remind"), data)
    assert OutboxMail.objects.get().to == "karin@example.org"
    behalf = client.post(reverse("reports_admin:on-behalf"), data)
    assert behalf.url == reverse("reporttexts:edit", args=[errand.report.texts.get(phase="before").pk])
    client.post(reverse("reports_admin:hand-on"), data)
    assert OutboxMail.objects.filter(to="lena@example.org").count() == 1
    assert client.post(reverse("reports_admin:remind"), {"sitting": "x"}).status_code == 404


def test_editor_says_why_a_text_is_missing(client, errand):
    report = make_report(errand.index, sitting=make_sitting(errand.assembly, datetime.date(2026, 3, 24)))
    client.force_login(make_administrator())
    data = {"phase": "after", "after-missing_reason": "Ingen av oss var där.", "after-is_missed": "on"}
    due = {"after-due_on": "2026-04-30"}

    assert client.post(reverse("reports_admin:both", args=[report.pk]), {**data, **due}).status_code == 302
    assert "Ingen av oss var där." in client.get(report.url).content.decode()
    assert ReportPage.objects.get(pk=report.pk).after_expected == datetime.date(2026, 4, 30)
    wrong = client.post(reverse("reports_admin:both", args=[report.pk]), {**data, "after-due_on": "i morgon"})
    assert wrong.status_code == 422


def test_draft_keeps_nothing_of_what_was_decided(errand):
    text = errand.report.texts.get(phase="after")
    text.save_revision()
    text.missing_reason = "Sammanträdet drog ut."
    text.save()

    assert text.latest_revision.as_object().missing_reason == "Sammanträdet drog ut."
