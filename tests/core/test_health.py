"""The answer to a watchman."""

import datetime

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import health, outbox
from core.models import OutboxMail
from core.tasks.presence import Presence
from tests.core.tasks import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    """A worker that has just given a sign of life."""
    presence = Presence("w1")
    presence.arrive()
    presence.note("clock")
    presence.beat()
    return presence


def ago(**time):
    return timezone.now() - datetime.timedelta(**time)


def red(client):
    answer = client.get("/halsa/")
    assert answer.status_code == (200 if answer.json()["status"] == "ok" else 503)
    return [name for name, check in answer.json()["checks"].items() if not check["ok"]]


def test_all_is_well(client, worker):
    answer = client.get("/halsa/")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store, private"
    assert "Set-Cookie" not in answer
    assert answer.json()["checks"]["worker"] == {"ok": True, "seconds": 0}


def test_asks_little(client, worker):
    client.get("/halsa/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/halsa/")
    assert len(captured) <= 11
    assert [query["sql"] for query in captured if not query["sql"].strip().startswith("SELECT")] == []


def test_no_worker_is_red(client):
    assert red(client) == ["worker", "clock"]


def test_silent_worker_is_red(client, worker):
    from core.models import Worker

    Worker.objects.update(beat_at=ago(seconds=health.WORKER_SILENT + 5))
    assert red(client) == ["worker", "clock"]


def test_stopped_clock_is_red_though_the_worker_lives(client, worker):
    worker.lanes["clock"]["at"] = ago(seconds=health.CLOCK_SILENT + 5).isoformat()
    worker.beat()
    assert red(client) == ["clock"]


def test_queue_that_stands_still_is_red(client, worker):
    from django_tasks_db.models import DBTaskResult

    work.note.enqueue("x")
    assert red(client) == []
    DBTaskResult.objects.update(enqueued_at=ago(seconds=health.QUEUE_STILL + 5))
    assert red(client) == ["queue"]
    DBTaskResult.objects.update(run_after=ago(seconds=5))  # for later, and that is now
    assert red(client) == []


def test_outbox_that_stands_still_is_red_and_a_long_letter_is_not(client, worker):
    for number in range(2):
        outbox.enqueue(to=f"m{number}@example.org", subject="x", text="x", category="x")
    OutboxMail.objects.update(not_before=ago(seconds=health.OUTBOX_STILL + 5))
    assert red(client) == ["outbox"]
    OutboxMail.objects.filter(to="m0@example.org").update(state="sent", sent_at=ago(seconds=5))
    assert red(client) == []


def test_pending_migration_is_red(client, worker):
    MigrationRecorder.Migration.objects.filter(app="core").order_by("-name")[:1].get().delete()
    assert red(client) == ["migrations"]


def test_storage_that_takes_no_file_is_red(client, worker, monkeypatch):
    def full(*arguments, **options):
        raise OSError(28, "No space left on device: a secret place")

    monkeypatch.setattr(health.tempfile, "TemporaryFile", full)
    assert red(client) == ["storage"]
    assert b"secret" not in client.get("/halsa/").content


def test_database_that_is_away_is_red_and_tells_nothing(client, monkeypatch):
    def away():
        raise ConnectionError("password=hemligt")

    monkeypatch.setitem(health.CHECKS, "database", away)
    assert "database" in red(client)
    assert b"hemligt" not in client.get("/halsa/").content
