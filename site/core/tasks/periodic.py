"""The registry of periodic jobs, and when each is next: pure rules, no database."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.functional import Promise

CLOCK = "clock"  # for what must never wait: publishing
JOBS = "jobs"  # for everything else, which may take minutes


@dataclass(frozen=True, slots=True)
class Job:
    """A function that the clock calls, either every so often or at a time of day."""

    name: str
    function: Callable[[], object]
    title: str | Promise
    every: datetime.timedelta | None
    at: datetime.time | None
    lane: str

    @property
    def schedule(self) -> str:
        """The schedule as text; when it changes, the time of the next run is set anew."""
        return f"every {self.every.total_seconds():g} s" if self.every else f"at {self.at:%H:%M}"

    def first(self, now: datetime.datetime) -> datetime.datetime:
        """Return when a job that never ran is due: at once, or at its next time of day."""
        return now if self.every else self.next_after(now)

    def next_after(self, now: datetime.datetime) -> datetime.datetime:
        """Return when the job is due after this moment; what was missed meanwhile is not made up for."""
        if self.every:
            return now + self.every
        return next_time_of_day(self.at or datetime.time(), now, ZoneInfo(settings.TIME_ZONE))


def next_time_of_day(at: datetime.time, now: datetime.datetime, zone: ZoneInfo) -> datetime.datetime:
    """Return the next moment after `now` when clocks in the zone show `at`, in UTC.

    Once a day, whatever happens to the clocks: a time that is skipped in spring is taken an hour later
    by the clock on the wall, and of the two that there are in autumn the first counts.
    """
    day = now.astimezone(zone).date()
    while True:
        moment = datetime.datetime.combine(day, at, tzinfo=zone).astimezone(datetime.UTC)
        if moment > now:
            return moment
        day += datetime.timedelta(days=1)


_jobs: dict[str, Job] = {}


def register_periodic(
    name: str,
    function: Callable[[], object],
    *,
    title: str | Promise = "",
    every: datetime.timedelta | None = None,
    at: datetime.time | None = None,
    lane: str = JOBS,
) -> None:
    """Have a function called every so often, or at a time of day in the site's own time zone.

    Call it in an app's `ready()`. One worker runs the job at a time, however many there are. Registering a
    name again replaces the job. Raises ValueError unless exactly one of `every` and `at` is given.
    """
    if (every is None) == (at is None):
        raise ValueError(f"The job {name} needs either every or at.")
    if lane not in {CLOCK, JOBS}:
        raise ValueError(f"There is no lane {lane}.")
    _jobs[name] = Job(name=name, function=function, title=title or name, every=every, at=at, lane=lane)


def forget(name: str) -> None:
    """Take a job out of the registry again."""
    _jobs.pop(name, None)


def jobs(lane: str | None = None) -> dict[str, Job]:
    """Return the registered jobs by name, of one lane or of all."""
    return {name: job for name, job in _jobs.items() if lane in {None, job.lane}}
