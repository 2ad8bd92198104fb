"""Real worker processes: killed at random, side by side, with a database that restarts under them."""

import random
import signal
import time
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection, connections, transaction
from django_tasks.base import TaskResultStatus

from core import outbox
from core.models import MailState, OutboxMail, PeriodicJob, Worker
from core.tasks import queue
from tests import processes, smtp
from tests.core.tasks import work

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = 12


@pytest.fixture
def server():
    with smtp.running() as made:
        yield made


def write(count):
    OutboxMail.objects.bulk_create(
        OutboxMail(
            to=f"m{n}@example.org", subject="Hej", text="Hej!", category="test", message_id=f"<{n}@x>",
            erase_after="2100-01-01T00:00Z",
        )
        for n in range(count)
    )  # fmt: skip


def states():
    return Counter(OutboxMail.objects.values_list("state", flat=True))


def settled():
    return set(states()) <= {MailState.SENT, MailState.UNSURE}


def lines(file):
    return [line.split() for line in Path(file).read_text().splitlines()] if Path(file).exists() else []


def test_worker_killed_at_random_sends_each_mail_once_or_says_that_it_does_not_know(server, tmp_path):
    chance = random.Random(time.time_ns())
    server.delay = 0.01
    write(150)
    file = tmp_path / "ran"
    for number in range(60):
        work.write.enqueue(str(file), str(number), seconds=0.02)
    with processes.nursery(TEST_SMTP_PORT=str(server.port), MAIL_PER_MINUTE="3000") as nursery:
        for _ in range(KILLS):
            pid = nursery.worker()
            time.sleep(chance.uniform(0.1, 0.7))
            processes.kill(pid)
        nursery.worker()
        processes.until(lambda: settled() and not queue.rows().exclude(status=TaskResultStatus.SUCCESSFUL).exists())

    for mail in OutboxMail.objects.all():
        assert server.accepted[mail.to] == 1 or (mail.state == MailState.UNSURE and server.accepted[mail.to] == 0)
    assert states()[MailState.UNSURE] <= KILLS
    assert {word for word, _ in lines(file)} == {str(number) for number in range(60)}
    assert len(lines(file)) <= 60 + KILLS


def test_two_workers_share_the_work_and_do_nothing_twice(server, tmp_path):
    file = tmp_path / "ran"
    for number in range(120):
        work.write.enqueue(str(file), str(number), seconds=0.01)
    write(120)
    with processes.nursery(TEST_SMTP_PORT=str(server.port), MAIL_PER_MINUTE="100000") as nursery:
        pids = {nursery.worker("worker-1"), nursery.worker("worker-1")}  # the same name does no harm
        processes.until(lambda: states() == {MailState.SENT: 120})
        processes.until(lambda: not queue.rows().exclude(status=TaskResultStatus.SUCCESSFUL).exists())
        assert sorted(Counter(word for word, _ in lines(file)).items()) == sorted((str(n), 1) for n in range(120))
        assert {int(pid) for _, pid in lines(file)} == pids
        assert set(server.accepted.values()) == {1}
        assert len(set(OutboxMail.objects.values_list("claimed_by", flat=True))) == 2
        processes.until(lambda: Worker.objects.filter(beats__gt=0).count() == 2)
        assert PeriodicJob.objects.get(name="publish-scheduled").failures == 0


def test_worker_that_is_told_to_end_finishes_what_it_does(tmp_path):
    file = tmp_path / "ran"
    work.write.enqueue(str(file), "long", seconds=1)
    with processes.nursery() as nursery:
        pid = nursery.worker()
        processes.until(lambda: lines(file))
        processes.os.kill(pid, signal.SIGTERM)
        processes.until(lambda: Worker.objects.get().ended_at)
    assert queue.rows().get().status == TaskResultStatus.SUCCESSFUL


def test_a_living_workers_long_task_is_never_taken(tmp_path):
    file = tmp_path / "ran"
    work.write.enqueue(str(file), "long", seconds=8)  # longer than the silence that means death here
    with processes.nursery() as nursery:
        first = nursery.worker()
        processes.until(lambda: lines(file))
        nursery.worker()
        processes.until(lambda: queue.rows().get().status == TaskResultStatus.SUCCESSFUL)
    assert lines(file) == [["long", str(first)]]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's own trouble")
def test_four_processes_write_side_by_side_and_none_fails(tmp_path):
    job = PeriodicJob.objects.create(name="counter", schedule="", next_at="2100-01-01T00:00Z")
    with processes.nursery() as nursery:
        for number in range(4):
            nursery.start("tests.core.test_workers:read_then_write", str(tmp_path / str(number)))
        processes.until(lambda: len(list(tmp_path.iterdir())) == 4, seconds=60)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["0 failed"] * 4
    job.refresh_from_db()
    assert job.failures == 1200


def read_then_write(answer):
    """Add 300 times one to a row, each in a transaction that reads first (in a process of its own)."""
    failed = 0
    for _ in range(300):
        try:
            with transaction.atomic():
                job = PeriodicJob.objects.get(name="counter")
                PeriodicJob.objects.filter(pk=job.pk).update(failures=job.failures + 1)
        except Exception:
            failed += 1
    connections.close_all()
    made = Path(f"{answer}.part")
    made.write_text(f"{failed} failed")
    made.rename(answer)
