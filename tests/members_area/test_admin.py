"""The editor opens for every page type of the apps, with all their panels."""

import pytest
from django.urls import reverse

from events.models import EventPage
from members_area.models import MembersPage
from program.models import ActivityPlanPage, PolicyAreaPage
from reports.models import ReportPage
from tests.factories.core import make_administrator
from tests.factories.events import make_calendar
from tests.factories.home import make_site
from tests.factories.program import make_plans, make_program
from tests.factories.reports import make_reports

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("page_type", "make_parent"),
    [
        (PolicyAreaPage, make_program),
        (ActivityPlanPage, make_plans),
        (EventPage, make_calendar),
        (ReportPage, make_reports),
        (MembersPage, lambda home: home),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_editor_opens(client, page_type, make_parent):
    parent = make_parent(make_site().root_page)
    client.force_login(make_administrator())
    meta = page_type._meta

    response = client.get(reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk]))

    assert response.status_code == 200
