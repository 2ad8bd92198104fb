"""The demo can be loaded on any day: nobody writes twice of the same sitting."""

import datetime

import pytest

from reports.demo import content
from reports.demo.load import days_of, shorter
from reports.demo.organs import ORGANS
from reports.demo.shorter import SHORTER
from reports.models import Sitting
from tests.factories.home import make_site
from tests.factories.reports import make_assembly, make_reports

pytestmark = pytest.mark.django_db
TWO_MONTHS = 61


def test_each_writer_writes_once_of_a_sitting_whatever_the_day():
    index = make_reports(make_site().root_page)
    assemblies = {organ.name: make_assembly(index, organ.name) for organ in ORGANS}
    for number in range(TWO_MONTHS):
        today = datetime.date(2026, 11, 1) + datetime.timedelta(days=number)
        Sitting.objects.all().delete()
        Sitting.objects.bulk_create(
            Sitting(assembly=assemblies[organ.name], date=day, time=datetime.time(18))
            for organ in ORGANS
            for day in days_of(organ, today)
        )
        longer = [(report.assembly, report.sitting, report.writer) for report in content.reports(today)]
        assert len(set(longer)) == len(longer), today
        written = set(longer)
        found = [shorter(row, assemblies, today, written) for row in SHORTER]
        assert len(written) == len(longer) + len([each for each in found if each]), today
        assert all(found), today
