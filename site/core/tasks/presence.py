"""Who is alive: each worker beats in a row of its own, and watches the others' rows.

A worker counts as dead when its beat has not moved for `settings.WORKER_DEAD_AFTER` seconds *while this one could
read it*: clocks are not compared, and an outage of the database, which silences everybody, begins the count anew.
On the same machine a process that is gone is dead at once. What the dead had claimed is taken back; what a living
worker has claimed never is.
"""

from __future__ import annotations

import datetime
import logging
import os
import secrets
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from core.models import Worker
from core.outbox import sending
from core.tasks import alarm, queue, schedule

logger = logging.getLogger(__name__)

KEPT = datetime.timedelta(days=7)  # rows of workers that have ended


def this_place() -> str:
    """Name the machine, its boot and the process namespace: within one, process numbers can be compared."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{socket.gethostname()[:60]} {boot} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return ""  # no Linux: the beat alone decides


def started(pid: int) -> str:
    """Return when a process started, in the kernel's own count; empty when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return ""
    return "" if fields[0] in {"Z", "X"} else fields[19]


class Presence:
    """This worker's row, and what it has seen of the others."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.token = f"{name[:48]}-{secrets.token_hex(4)}"
        self.place = this_place()
        self.lanes: dict[str, dict[str, Any]] = {}
        self.seen: dict[str, tuple[int, float]] = {}  # token: (beats, since when), by this process's own clock
        self.last_look = 0.0

    def arrive(self) -> None:
        """Make the row, before anything is claimed."""
        now = timezone.now()
        pid = os.getpid()
        Worker.objects.create(
            token=self.token,
            name=self.name,
            place=self.place,
            pid=pid,
            pid_started=started(pid),
            started_at=now,
            beat_at=now,
        )

    def leave(self) -> None:
        """Say that this worker has ended and holds nothing."""
        Worker.objects.filter(token=self.token).update(ended_at=timezone.now())

    def note(self, lane: str, doing: str = "") -> None:
        """Note that a lane has begun a round, or what it is busy with; the next beat shows it."""
        self.lanes[lane] = {"at": timezone.now().isoformat(), "doing": doing}

    def beat(self) -> None:
        """Give a sign of life; a row that somebody has closed or deleted is opened again."""
        mine = Worker.objects.filter(token=self.token)
        if not mine.update(beats=F("beats") + 1, beat_at=timezone.now(), ended_at=None, lanes=dict(self.lanes)):
            self.arrive()

    def look(self) -> int:
        """Take back what dead workers had claimed, and return how many things. Raises what the database raises."""
        try:
            return self._take_back()
        except Exception:
            self.seen.clear()  # who could not be read cannot be said to be silent
            raise

    def _take_back(self) -> int:
        claimed = list(_claims())  # before the workers: whoever claims has made a row first
        living = self._living()
        taken = unsure = 0
        for owner, release in claimed:
            if owner not in living:
                unsure += release() is sending.UNSURE
                taken += 1
        if unsure:
            alarm.mails_unsure(unsure)
        return taken

    def _living(self) -> set[str]:
        now = time.monotonic()
        if now - self.last_look > settings.WORKER_DEAD_AFTER / 2:
            self.seen.clear()  # this process itself was asleep
        self.last_look = now
        living, seen = {self.token}, {}
        for row in Worker.objects.filter(ended_at=None).exclude(token=self.token):
            beats, since = self.seen.get(row.token, (-1, now))
            if beats != row.beats:
                beats, since = row.beats, now
            seen[row.token] = (beats, since)
            if self._is_gone(row) or now - since > settings.WORKER_DEAD_AFTER:
                logger.warning("The worker %s is dead; what it had claimed is taken back.", row.token)
                Worker.objects.filter(pk=row.pk, beats=row.beats).update(ended_at=timezone.now())
            else:
                living.add(row.token)
        self.seen = seen
        return living

    def _is_gone(self, row: Worker) -> bool:
        return bool(self.place) and row.place == self.place and started(row.pid) != row.pid_started


def _claims() -> Iterator[tuple[str, Callable[[], object]]]:
    yield from queue.claims()
    yield from schedule.claims()
    yield from sending.claims()


def forget_old_workers() -> None:
    """Delete the rows of workers that ended long ago."""
    Worker.objects.filter(ended_at__lt=timezone.now() - KEPT).delete()
