"""Real worker processes: killed at random, side by side, with a database that restarts under them."""

import datetime
import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus

from core.models import MailState, OutboxMail, PeriodicJob, Worker
from core.tasks import queue
from home.models import StandardPage
from tests import processes, smtp
from tests.core.tasks import work
from tests.factories.home import make_site

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = 12


@pytest.fixture(scope="module")
def server_of_all():
    with smtp.running() as made:
        yield made


@pytest.fixture
def server(server_of_all):
    server_of_all.forget()
    return server_of_all


@pytest.fixture(scope="module")
def nursery_of_all(django_db_setup, django_db_blocker, server_of_all):
    with django_db_blocker.unblock():
        url = processes.database_url()  # the same for all tests of this process
    with processes.nursery(DATABASE_URL=url, TEST_SMTP_PORT=str(server_of_all.port)) as made:
        yield made


@pytest.fixture
def nursery(transactional_db, nursery_of_all):
    """Where workers come from; they end with the test, before its database does."""
    yield nursery_of_all
    nursery_of_all.kill_all()


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


def all_done():
    return not queue.rows().exclude(status=TaskResultStatus.SUCCESSFUL).exists()


def lines(file):
    return [line.split() for line in Path(file).read_text().splitlines()] if Path(file).exists() else []


def test_worker_killed_at_random_sends_each_mail_once_or_says_that_it_does_not_know(server, nursery, tmp_path):
    chance = random.Random(time.time_ns())
    server.delay = 0.01
    write(150)
    file = tmp_path / "ran"
    for number in range(60):
        work.write.enqueue(str(file), str(number), seconds=0.02)
    for _ in range(KILLS):
        pid = nursery.worker(per_minute=3000)
        time.sleep(chance.uniform(0.1, 0.6))
        processes.kill(pid)
    nursery.worker(per_minute=3000)
    processes.until(lambda: settled() and all_done())

    for mail in OutboxMail.objects.all():
        assert server.accepted[mail.to] == 1 or (mail.state == MailState.UNSURE and server.accepted[mail.to] == 0)
    assert states()[MailState.UNSURE] <= KILLS
    assert {word for word, _ in lines(file)} == {str(number) for number in range(60)}
    assert len(lines(file)) <= 60 + KILLS


def test_two_workers_share_the_work_and_do_nothing_twice(server, nursery, tmp_path):
    file = tmp_path / "ran"
    for number in range(80):
        work.write.enqueue(str(file), str(number), seconds=0.01)
    write(80)
    pids = {nursery.worker("worker-1"), nursery.worker("worker-1")}  # the same name does no harm
    processes.until(lambda: states() == {MailState.SENT: 80} and all_done())
    assert Counter(word for word, _ in lines(file)) == {str(number): 1 for number in range(80)}
    assert {int(pid) for _, pid in lines(file)} == pids
    assert set(server.accepted.values()) == {1}
    assert len(set(OutboxMail.objects.values_list("claimed_by", flat=True))) == 2
    assert PeriodicJob.objects.get(name="publish-scheduled").failures == 0


def test_worker_that_is_told_to_end_finishes_what_it_does(nursery, tmp_path):
    file = tmp_path / "ran"
    work.write.enqueue(str(file), "long", seconds=1)
    pid = nursery.worker()
    processes.until(lambda: lines(file))
    os.kill(pid, signal.SIGTERM)
    processes.until(lambda: Worker.objects.get().ended_at)
    assert queue.rows().get().status == TaskResultStatus.SUCCESSFUL


def test_long_task_delays_neither_publishing_nor_mail(server, nursery, tmp_path):
    home = make_site().root_page
    file = tmp_path / "ran"
    work.write.enqueue(str(file), "endless", seconds=600)
    nursery.worker()
    processes.until(lambda: lines(file))
    soon = timezone.now() + datetime.timedelta(seconds=1)
    page = home.add_child(instance=StandardPage(title="Snart", live=False, go_live_at=soon))
    page.save_revision().publish()
    PeriodicJob.objects.filter(name="publish-scheduled").update(next_at=soon)  # rather than wait for the next round
    write(3)
    processes.until(lambda: StandardPage.objects.get(slug="snart").live and states() == {MailState.SENT: 3})
    assert queue.rows().get().status == TaskResultStatus.RUNNING


def test_long_task_of_the_living_is_never_taken_and_that_of_the_dead_is(nursery, tmp_path):
    file = tmp_path / "ran"
    work.write.enqueue(str(file), "long", seconds=4)  # longer than the silence that means death here
    first = nursery.worker(place="one machine")
    processes.until(lambda: lines(file))
    second = nursery.worker(place="another machine")
    processes.until(all_done)
    assert lines(file) == [["long", str(first)]]

    work.write.enqueue(str(file), "endless", seconds=600)
    processes.until(lambda: len(lines(file)) == 2)
    runs = int(lines(file)[1][1])
    processes.kill(runs)
    processes.until(lambda: len(lines(file)) == 3)
    assert lines(file)[2] == ["endless", str(({first, second} - {runs}).pop())]


def test_four_processes_write_side_by_side_and_none_fails(nursery, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own trouble")
    job = PeriodicJob.objects.create(name="counter", schedule="", next_at="2100-01-01T00:00Z")
    answers = [tmp_path / f"{number}.txt" for number in range(4)]
    for answer in answers:
        nursery.start("tests.core.test_workers:read_then_write", str(answer))
    processes.until(lambda: all(answer.exists() for answer in answers), seconds=60)
    assert [answer.read_text() for answer in answers] == ["0 failed"] * 4
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
