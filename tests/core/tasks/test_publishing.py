"""The clock publishes and takes down on time, in local time, and one page's fault is not the others'."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from core.models import PeriodicJob
from core.tasks import periodic, publishing
from home.models import StandardPage
from tests.factories.home import make_site

pytestmark = pytest.mark.django_db(transaction=True)


def scheduled(home, title, **fields):
    page = home.add_child(instance=StandardPage(title=title, live=False, **fields))
    page.save_revision().publish()
    return page


def test_worker_publishes_what_is_due(client):
    soon = timezone.now() + datetime.timedelta(minutes=10)
    scheduled(make_site().root_page, "Snart", go_live_at=soon)
    call_command("run_worker", "--once")
    assert client.get("/snart/").status_code == 404
    with time_machine.travel(soon + datetime.timedelta(seconds=1)):
        call_command("run_worker", "--once")
        assert client.get("/snart/").status_code == 200


def test_worker_takes_down_what_has_expired(client):
    soon = timezone.now() + datetime.timedelta(minutes=10)
    scheduled(make_site().root_page, "Borta", expire_at=soon)
    assert client.get("/borta/").status_code == 200
    with time_machine.travel(soon + datetime.timedelta(seconds=1)):
        call_command("run_worker", "--once")
        assert client.get("/borta/").status_code == 404


def test_clock_looks_often_enough_for_a_minute():
    from core.tasks import lanes

    job = periodic.jobs()["publish-scheduled"]
    assert job.lane == periodic.CLOCK  # where nothing else runs
    assert [name for name in periodic.jobs(periodic.CLOCK) if name != "publish-scheduled"] == []
    assert job.every.total_seconds() + lanes.CLOCK_EVERY <= 30


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        ("2027-03-28 01:59", "2027-03-28 00:59"),
        ("2027-03-28 03:00", "2027-03-28 01:00"),
        ("2027-10-31 02:59", "2027-10-31 00:59"),
        ("2027-10-31 03:00", "2027-10-31 02:00"),
    ],
)
def test_publishing_follows_the_clock_on_the_wall(client, local, utc):
    page_time = datetime.datetime.fromisoformat(local).replace(tzinfo=ZoneInfo("Europe/Stockholm"))
    moment = datetime.datetime.fromisoformat(utc).replace(tzinfo=datetime.UTC)
    with time_machine.travel(moment - datetime.timedelta(hours=3)):
        scheduled(make_site().root_page, "Sommartid", go_live_at=page_time)
    for seconds, status in ((-1, 404), (1, 200)):
        with time_machine.travel(moment + datetime.timedelta(seconds=seconds), tick=False):
            publishing.publish_scheduled()
            assert client.get("/sommartid/").status_code == status


def test_page_that_fails_does_not_stop_the_others(client, monkeypatch):
    home = make_site().root_page
    soon = timezone.now() + datetime.timedelta(minutes=10)
    for title in ("Ett", "Trasig", "Tre"):
        scheduled(home, title, go_live_at=soon)
    publish = StandardPage.publish

    def fails_for_one(self, *arguments, **options):
        if self.title == "Trasig":
            raise RuntimeError("no")
        return publish(self, *arguments, **options)

    monkeypatch.setattr(StandardPage, "publish", fails_for_one)
    with time_machine.travel(soon + datetime.timedelta(seconds=1)):
        call_command("run_worker", "--once")
        assert [client.get(f"/{slug}/").status_code for slug in ("ett", "trasig", "tre")] == [200, 404, 200]
    assert "SomeFailed" in PeriodicJob.objects.get(name="publish-scheduled").error
