"""The worker publishes on time and takes back what it was doing when it was killed."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core import worker
from home.models import StandardPage
from tests.factories.home import make_site

pytestmark = pytest.mark.django_db(transaction=True)

ran = []


@task(backend="queue")
def note(word):
    """Note that the task ran."""
    ran.append(word)


def test_worker_publishes_what_is_due(client):
    home = make_site().root_page
    soon = timezone.now() + datetime.timedelta(minutes=10)
    page = home.add_child(instance=StandardPage(title="Snart", live=False, go_live_at=soon))
    page.save_revision().publish()
    call_command("run_worker", "--once")
    assert client.get("/snart/").status_code == 404
    with time_machine.travel(soon + datetime.timedelta(seconds=1)):
        call_command("run_worker", "--once")
        assert client.get("/snart/").status_code == 200


def test_worker_runs_queued_tasks():
    ran.clear()
    note.enqueue("hej")
    assert ran == []
    call_command("run_worker", "--once")
    assert ran == ["hej"]


def test_worker_takes_back_its_own_interrupted_tasks_only():
    ran.clear()
    for word, owner in (("mine", "worker-1"), ("another's", "worker-10")):
        note.enqueue(word)
        DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(
            status=TaskResultStatus.RUNNING, worker_ids=[owner]
        )
    call_command("run_worker", "--once")
    assert ran == ["mine"]


def test_clock_survives_a_job_that_fails():
    done = []

    def fails():
        raise RuntimeError("disk full")

    worker.Clock(stop=None, jobs=(fails, lambda: done.append(True))).tick()
    assert done == [True]
