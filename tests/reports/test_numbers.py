"""Numbers of reports: serial within a year, given once."""

import datetime
import uuid

import pytest
from django.db import IntegrityError

from reports.models import ReportNumber, ReportPage
from tests.factories.home import make_locale, make_site
from tests.factories.reports import make_report, make_reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return make_reports(make_site().root_page)


def test_numbers_are_serial_within_the_sittings_year(index):
    first, second = make_report(index, "A"), make_report(index, "B")
    other = make_report(index, "C", sitting_date=datetime.date(2025, 12, 9))

    assert [report.label for report in (first, second, other)] == ["2026:1", "2026:2", "2025:1"]


def test_number_stays_when_the_sitting_moves(index):
    report = make_report(index)
    report.sitting_date = datetime.date(2027, 1, 12)
    report.save_revision().publish()
    report.refresh_from_db()

    assert report.label == "2026:1"


def test_number_is_never_given_again(index):
    make_report(index, "A").delete()

    assert make_report(index, "B").label == "2026:2"


def test_copy_gets_a_number_of_its_own_and_keeps_it(index):
    report = make_report(index)
    copy = report.copy(update_attrs={"title": "Kopia", "slug": "kopia"})
    copy.get_latest_revision().publish()

    assert ReportPage.objects.get(pk=report.pk).label == "2026:1"
    assert ReportPage.objects.get(pk=copy.pk).label == "2026:2"


def test_translation_has_the_number_of_its_source(index):
    report = make_report(index)
    translated = report.copy_for_translation(make_locale("en"), copy_parents=True)

    assert translated.label == report.label


def test_number_taken_meanwhile_is_asked_for_anew(index, monkeypatch):
    create, failures = ReportNumber.objects.create, [IntegrityError(), IntegrityError()]

    def others_are_quicker(**fields):
        if failures:
            raise failures.pop()
        return create(**fields)

    monkeypatch.setattr(ReportNumber.objects, "create", others_are_quicker)

    assert ReportNumber.objects.allocate(key=uuid.uuid4(), year=2026).number == 1


def test_number_gives_up_after_a_while(index, monkeypatch):
    def others_are_quicker(**fields):
        raise IntegrityError

    monkeypatch.setattr(ReportNumber.objects, "create", others_are_quicker)

    with pytest.raises(IntegrityError):
        ReportNumber.objects.allocate(key=uuid.uuid4(), year=2026)
