"""A committee with a member, a substitute and a sitting, as most tests of the reporting need it."""

import datetime
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from core.visibility import role_names
from reports import assigning
from reports.models import SeatKind
from tests.factories.core import make_person, make_user
from tests.factories.home import make_site
from tests.factories.reports import make_assembly, make_link, make_reports, make_seat, make_sitting
from tests.planting import fresh


def make_committee():
    """Make a committee that meets in three days; Karin is a member, Lena her substitute, and Nils reviews."""
    index = make_reports(make_site().root_page)
    assembly = make_assembly(index)
    karin = make_person("Karin Hedlund", "karin", email="karin@example.org")
    lena = make_person("Lena Skog", "lena", email="lena@example.org")
    make_seat(assembly, karin)
    make_seat(assembly, lena, SeatKind.SUBSTITUTE)
    nils = make_user("nils@example.org")
    nils.groups.add(Group.objects.get(name=role_names.COMMUNICATIONS))
    sitting = make_sitting(assembly, timezone.localdate() + datetime.timedelta(days=3), time=datetime.time(13))
    return SimpleNamespace(index=index, assembly=assembly, karin=karin, lena=lena, nils=nils, sitting=sitting)


@pytest.fixture(scope="module")
def planted_committee(planting):
    """The committee, made once for the tests of a module."""
    with planting():
        yield make_committee()


@pytest.fixture
def committee(planted_committee, db):
    """A committee that meets in three days; Karin is a member, Lena her substitute, and Nils reviews."""
    return fresh(planted_committee)


@pytest.fixture(scope="module")
def planted_errand(planted_committee, planting):
    """Karin's report about the sitting, with her personal link."""
    with planting():
        report = assigning.report_for(planted_committee.sitting, planted_committee.karin)
        yield SimpleNamespace(**vars(planted_committee), report=report, link=make_link(report))


@pytest.fixture
def errand(planted_errand, db):
    """The committee, with Karin's report about the sitting and her personal link."""
    return fresh(planted_errand)
