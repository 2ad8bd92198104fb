"""When periodic jobs are next, and that one worker runs each once."""

import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core.models import OutboxMail, PeriodicJob
from core.tasks import periodic, register_periodic, schedule
from core.tasks.periodic import next_time_of_day
from users.models import User

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def utc(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("at", "now", "following"),
    [
        ("03:20", "2027-01-10 02:00", "2027-01-10 02:20"),  # 03:00 in winter
        ("03:20", "2027-01-10 02:20", "2027-01-11 02:20"),
        ("03:20", "2027-07-10 00:00", "2027-07-10 01:20"),  # two hours ahead in summer
        ("02:30", "2027-03-27 23:30", "2027-03-28 01:30"),  # there is no half past two: 03:30 on the wall
        ("02:30", "2027-03-28 01:30", "2027-03-29 00:30"),
        ("02:30", "2027-10-30 23:30", "2027-10-31 00:30"),  # the first of two
        ("02:30", "2027-10-31 00:30", "2027-11-01 01:30"),  # and not the second
    ],
)
def test_next_time_of_day(at, now, following):
    assert next_time_of_day(datetime.time.fromisoformat(at), utc(now), STOCKHOLM) == utc(following)


@given(
    at=st.times(timezones=st.none()),
    start=st.datetimes(utc("2027-01-01").replace(tzinfo=None), utc("2028-01-01").replace(tzinfo=None)),
)
def test_time_of_day_comes_once_on_each_day(at, start):
    moment, days = start.replace(tzinfo=datetime.UTC), []
    for _ in range(3):
        following = next_time_of_day(at, moment, STOCKHOLM)
        assert moment < following <= moment + datetime.timedelta(hours=25)
        moment = following
        days.append(following.astimezone(STOCKHOLM).date())
    assert [(after - before).days for before, after in pairwise(days)] == [1, 1]


class Runs(list):
    """The moments when the job ran; `error` is what it raises."""

    error = None


@pytest.fixture
def job(db):
    """A job that notes its runs."""
    runs = Runs()

    def run():
        runs.append(timezone.now())
        if runs.error:
            raise runs.error

    register_periodic("test-job", run, title="Provjobb", every=datetime.timedelta(minutes=10))
    schedule.keep_rows()
    yield runs
    periodic.forget("test-job")


def run_due(token="w1"):
    return schedule.run_due(periodic.JOBS, token)


def test_job_runs_when_due_and_only_then(job):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        schedule.run_due(periodic.JOBS, "w1")
        run_due()
        assert len(job) == 1
        clock.shift(601)
        run_due("w2")
        run_due("w1")
        assert len(job) == 2
    row = PeriodicJob.objects.get(name="test-job")
    assert (row.claimed_by, row.failures, row.finished_at is not None) == ("", 0, True)


def test_job_that_is_running_is_left_alone(job):
    PeriodicJob.objects.filter(name="test-job").update(claimed_by="w2")
    run_due("w1")
    assert job == []


def test_who_comes_second_does_not_get_it(job):
    row, registered = PeriodicJob.objects.get(name="test-job"), periodic.jobs()["test-job"]
    now = timezone.now()
    assert schedule._claim(row, registered, "w1", now)
    assert not schedule._claim(row, registered, "w2", now)


def test_failing_job_is_told_once_and_runs_again(job):
    User.objects.create_superuser(email="admin@example.org")
    with time_machine.travel(timezone.now(), tick=False) as clock:
        job.error = RuntimeError("disk full")
        for _ in range(3):
            run_due()
            clock.shift(601)
        row = PeriodicJob.objects.get(name="test-job")
        assert (row.failures, row.error) == (3, "RuntimeError: disk full")
        assert [mail.to for mail in OutboxMail.objects.all()] == ["admin@example.org"]
        job.error = None
        run_due()
    row.refresh_from_db()
    assert (row.failures, row.error, len(job)) == (0, "", 4)


def test_new_schedule_sets_the_time_anew(job):
    run_due()
    register_periodic("test-job", job.clear, at=datetime.time(4, 0))
    schedule.keep_rows()
    row = PeriodicJob.objects.get(name="test-job")
    assert row.next_at.astimezone(STOCKHOLM).time() == datetime.time(4, 0)


def test_job_at_a_time_of_day_does_not_run_when_first_seen(db):
    ran = []
    register_periodic("test-nightly", lambda: ran.append(1), at=datetime.time(4, 0))
    schedule.keep_rows()
    run_due()
    periodic.forget("test-nightly")
    assert ran == []


@pytest.mark.parametrize(
    "fields", [{}, {"every": datetime.timedelta(1), "at": datetime.time(1)}, {"at": datetime.time(1), "lane": "x"}]
)
def test_senseless_schedule_is_refused(fields):
    with pytest.raises(ValueError, match=r"needs either|no lane"):
        register_periodic("test-senseless", lambda: None, **fields)
