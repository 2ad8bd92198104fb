"""From a demand to its reports in one click, and back."""

import pytest
from django.http import QueryDict

from core.models import Audience
from program.links import demand_links
from program.promises import Stage
from reports.widgets import DemandSelect
from tests.factories.home import make_site
from tests.factories.program import give_demands, make_area, make_program, record_of
from tests.factories.reports import make_report, make_reports

pytestmark = pytest.mark.django_db
KITCHENS = "Tillagningskök i alla nya förskolor"


@pytest.fixture
def home():
    return make_site().root_page


@pytest.fixture
def area(home):
    return give_demands(make_area(make_program(home)), KITCHENS, "Läxhjälp")


def make_report_about(home, area, title):
    report = make_report(make_reports(home), after=True)
    report.areas = [area]
    report.demand_keys = record_of(title).key
    report.save()
    report.save_revision()
    return report


def test_demand_names_its_reports_and_report_its_demands(client, home, area):
    report = make_report_about(home, area, KITCHENS)

    page = client.get(area.url).content.decode()
    demand, other = page.split(f'id="krav-{record_of("Läxhjälp").key}"')
    assert f'href="{report.url}">{report.title}</a>' in demand.partition('class="claims"')[2]
    assert "demand-reports" not in other

    shown = client.get(report.url).content.decode()
    assert f'href="/krav/{record_of(KITCHENS).key}/"' in shown
    assert KITCHENS in shown


def test_report_that_is_not_out_is_not_named(client, home, area):
    report = make_report_about(home, area, KITCHENS)
    report.unpublish()

    assert "demand-reports" not in client.get(area.url).content.decode()


def test_demands_that_the_reader_may_not_read_are_not_named(home, area):
    key = record_of(KITCHENS).key
    assert [row["title"] for row in demand_links([key, "finnsinte"], user=None, language="sv")] == [KITCHENS]

    area.audience = Audience.MEMBERS
    area.save_revision().publish()
    assert demand_links([key], user=None, language="sv") == []


def test_proposed_demands_are_not_named(home):
    give_demands(make_area(make_program(home)), KITCHENS, stage=Stage.PROPOSED)

    assert demand_links([record_of(KITCHENS).key], user=None, language="sv") == []


def test_editor_chooses_among_the_demands(area):
    field, key = DemandSelect(), record_of(KITCHENS).key

    html = field.render("demand_keys", f"{key} borta")
    assert f'<option value="{key}" selected>{KITCHENS}</option>' in html
    assert '<option value="borta" selected>borta</option>' in html
    assert "<optgroup" in html
    data = QueryDict(f"demand_keys={key}&demand_keys=borta")
    assert field.value_from_datadict(data, {}, "demand_keys") == f"{key} borta"
    assert field.value_from_datadict(QueryDict(""), {}, "demand_keys") == ""
