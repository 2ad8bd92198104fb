"""Queued tasks: done, tried again, given up, taken back."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.models import OutboxMail, Worker
from core.tasks import queue
from core.tasks.presence import Presence, started, this_place
from core.tasks.retries import Retries
from tests.core.tasks import work
from users.models import User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_ran():
    work.ran.clear()


def run_all(token="w1"):
    while (task := queue.claim(token)) is not None:
        queue.run(task, token)


def only_task():
    return DBTaskResult.objects.get()


def test_worker_runs_queued_tasks():
    work.note.enqueue("hej")
    assert work.ran == []
    call_command("run_worker", "--once")
    assert (work.ran, only_task().status) == (["hej"], TaskResultStatus.SUCCESSFUL)


def test_failing_task_is_tried_again_later_and_later_and_given_up_loudly(caplog):
    User.objects.create_superuser(email="admin@example.org")
    User.objects.create_user(email="member@example.org")
    work.fails.enqueue("x")
    work.fails.enqueue("x")
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for wait in (10, 20):
            run_all()
            for task in DBTaskResult.objects.all():
                assert task.status == TaskResultStatus.READY
                assert task.run_after - timezone.now() == datetime.timedelta(seconds=wait)
                assert "disk full" in task.traceback
            run_all()  # not yet
            clock.shift(wait)
        run_all()
    assert (len(work.ran), queue.rows().filter(status=TaskResultStatus.FAILED).count()) == (6, 2)
    assert "has been given up" in caplog.text
    mail = OutboxMail.objects.get()  # one, for both
    assert (mail.to, mail.category) == ("admin@example.org", "alarm")
    assert "RuntimeError" in mail.text
    assert "disk full" not in mail.text


@pytest.mark.parametrize(("task", "error"), [(work.is_wrong, "ValueError"), (work.returns_nonsense, "TypeError")])
def test_failure_is_noted(task, error):
    task.enqueue()
    run_all()
    found = only_task()
    assert found.exception_class_path.endswith(error)
    assert found.status == (TaskResultStatus.FAILED if task is work.is_wrong else TaskResultStatus.READY)


def test_task_that_ends_the_program_fails_instead():
    work.leaves.enqueue()
    run_all()
    assert only_task().exception_class_path == "builtins.SystemExit"


def test_task_that_no_longer_exists_fails_and_the_queue_goes_on():
    work.note.enqueue("gone")
    DBTaskResult.objects.update(task_path="tests.core.tasks.work.renamed")
    work.note.enqueue("hej")
    run_all()
    assert work.ran == ["hej"]


def test_failed_task_can_be_tried_again_with_all_its_attempts():
    work.is_wrong.enqueue()
    run_all()
    assert queue.try_again(only_task().pk)
    assert (only_task().status, only_task().worker_ids) == (TaskResultStatus.READY, [])
    assert not queue.try_again(only_task().pk)


def claimed_by(owner):
    work.note.enqueue(owner)
    queue.claim(owner)


def test_tasks_of_the_dead_are_taken_back_and_those_of_the_living_never():
    ended, living = Presence("ended"), Presence("living")
    for presence in (ended, living):
        presence.arrive()
        claimed_by(presence.token)
    claimed_by("never-seen")
    ended.leave()
    call_command("run_worker", "--once")
    assert work.ran == [ended.token, "never-seen"]
    assert queue.rows().get(status=TaskResultStatus.RUNNING).worker_ids == [living.token]


def test_task_that_kills_its_worker_is_given_up_at_last():
    User.objects.create_superuser(email="admin@example.org")
    work.fails.enqueue("x")
    for number in range(3):
        assert queue.claim(f"dead-{number}") is not None
        for _, take_back in queue.claims():
            take_back()
    assert only_task().status == TaskResultStatus.FAILED
    assert only_task().exception_class_path.endswith("Interrupted")
    assert OutboxMail.objects.count() == 1


def test_who_was_declared_dead_does_not_overwrite_who_took_over():
    work.note.enqueue("hej")
    slow = queue.claim("slow")
    for _, take_back in queue.claims():
        take_back()
    assert queue.claim("quick").pk == slow.pk
    queue.run(slow, "slow")
    assert (only_task().status, only_task().worker_ids) == (TaskResultStatus.RUNNING, ["slow", "quick"])


# Who is alive ---------------------------------------------------------------


def silent_worker(**fields):
    now = timezone.now()
    return Worker.objects.create(token="w2", name="w2", started_at=now, beat_at=now, **fields)


@pytest.fixture
def watch(monkeypatch):
    """A worker that watches the others, and its clock."""
    watcher, clock = Presence("w1"), [1000.0]
    monkeypatch.setattr("core.tasks.presence.time.monotonic", lambda: clock[0])
    watcher.arrive()

    def look(seconds=0):
        clock[0] += seconds
        return watcher.look()

    look.watcher = watcher
    return look


def test_silent_worker_is_dead_after_its_time_and_not_before(watch, settings):
    silent_worker()
    claimed_by("w2")
    assert [watch(5) for _ in range(settings.WORKER_DEAD_AFTER // 5 + 1)] == [0] * (settings.WORKER_DEAD_AFTER // 5 + 1)
    assert watch(5) == 1


def test_beating_worker_lives_whatever_its_clock_says(watch):
    row = silent_worker()
    Worker.objects.update(beat_at=timezone.now() - datetime.timedelta(days=1))
    claimed_by("w2")
    for _ in range(20):
        row.beats += 1
        row.save(update_fields=["beats"])
        assert watch(5) == 0


def test_outage_and_sleep_begin_the_count_anew(watch, monkeypatch):
    silent_worker()
    claimed_by("w2")
    for _ in range(6):
        assert watch(5) == 0
    assert watch(300) == 0  # this process was asleep: what it missed proves nothing
    for _ in range(6):
        assert watch(5) == 0
    with monkeypatch.context() as patch:
        patch.setattr("core.tasks.presence._claims", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            watch(5)
    assert watch(5) == 0


@pytest.mark.skipif(not this_place(), reason="processes are compared on Linux only")
def test_process_that_is_gone_is_dead_at_once(watch):
    import os

    me = started(os.getpid())
    silent_worker(place=this_place(), pid=os.getpid(), pid_started=me)
    claimed_by("w2")
    assert watch() == 0
    Worker.objects.filter(token="w2").update(pid_started="another's")
    assert watch() == 1


def test_beat_reopens_a_row_that_was_closed(watch):
    Worker.objects.update(ended_at=timezone.now())
    watch.watcher.beat()
    assert Worker.objects.get().ended_at is None
    Worker.objects.all().delete()
    watch.watcher.beat()
    assert Worker.objects.count() == 1


def test_waits_grow_to_their_limit():
    retries = Retries(attempts=9, first_wait=30, longest_wait=100)
    assert [retries.wait_after(n).total_seconds() for n in (1, 2, 3, 8)] == [30, 60, 100, 100]
