"""Running periodic jobs, each by one worker at a time: who changes the row first has claimed it."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Iterator
from functools import partial

from django.db.models import F
from django.utils import timezone

from core.models import PeriodicJob
from core.tasks import alarm, periodic
from core.tasks.database import insist

logger = logging.getLogger(__name__)

RETRY_AFTER = datetime.timedelta(minutes=1)  # when the worker died at it; doubled each time


def keep_rows() -> None:
    """Make a row for each new job, and set the time anew where a schedule has changed."""
    now = timezone.now()
    known = dict(PeriodicJob.objects.values_list("name", "schedule"))
    for name, job in periodic.jobs().items():
        if name not in known:
            PeriodicJob.objects.get_or_create(name=name, defaults={"schedule": job.schedule, "next_at": job.first(now)})
        elif known[name] != job.schedule:
            PeriodicJob.objects.filter(name=name).update(schedule=job.schedule, next_at=job.first(now))


def _claim(row: PeriodicJob, job: periodic.Job, token: str, now: datetime.datetime) -> bool:
    """Claim with one statement, which only one worker's can succeed in."""
    free = PeriodicJob.objects.filter(pk=row.pk, claimed_by="", next_at=row.next_at)
    return bool(free.update(claimed_by=token, started_at=now, finished_at=None, next_at=job.next_after(now)))


def run_due(lane: str, token: str, *, at_once: bool = False) -> int:
    """Run the lane's jobs that are due (all of them with `at_once`), and return how many.

    A job that fails is logged, told to the administrators the first time, and run again when next due.
    """
    jobs = periodic.jobs(lane)
    rows = PeriodicJob.objects.filter(name__in=jobs)
    if not at_once:
        rows = rows.filter(next_at__lte=timezone.now())
    count = 0
    for row in rows.filter(claimed_by="").order_by("next_at"):
        job = jobs[row.name]
        if _claim(row, job, token, timezone.now()):
            _run(row, job, token)
            count += 1
    return count


def _run(row: PeriodicJob, job: periodic.Job, token: str) -> None:
    error = ""
    try:
        job.function()
    except Exception as exception:
        logger.exception("The periodic job %s failed", job.name)
        error = f"{type(exception).__name__}: {exception}"[:2000].replace("\0", "")
    mine = PeriodicJob.objects.filter(pk=row.pk, claimed_by=token)
    failures = F("failures") + 1 if error else 0
    finished = timezone.now()
    insist(lambda: mine.update(claimed_by="", finished_at=finished, error=error, failures=failures))
    if error and not row.failures:
        insist(lambda: alarm.job_failed(job))


def release_own(lane: str, token: str) -> None:
    """Give back what this worker claimed in the lane without knowing: the connection broke at the commit."""
    PeriodicJob.objects.filter(name__in=periodic.jobs(lane), claimed_by=token).update(
        claimed_by="", next_at=timezone.now()
    )


def claims() -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield who has claimed what, and how to take it back."""
    for row in PeriodicJob.objects.exclude(claimed_by=""):
        yield row.claimed_by, partial(_take_back, row)


def _take_back(row: PeriodicJob) -> None:
    """Let a dead worker's job run again soon; later and later should it be the job that kills."""
    wait = RETRY_AFTER * 2 ** min(row.failures, 10) if row.failures else datetime.timedelta(0)
    PeriodicJob.objects.filter(pk=row.pk, claimed_by=row.claimed_by).update(
        claimed_by="",
        failures=F("failures") + 1,
        error="The worker died at it.",
        next_at=min(row.next_at, timezone.now() + wait),
    )
