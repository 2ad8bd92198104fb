"""The worker process: its lanes from start to end, or everything once."""

from __future__ import annotations

import logging
import signal
import threading
from types import FrameType
from typing import Any

from django.db.backends.signals import connection_created

from core.outbox import sending
from core.tasks import database, lanes, periodic, queue, schedule
from core.tasks.presence import Presence

logger = logging.getLogger(__name__)

LOOK_AT_LANES_EVERY = 1.0  # seconds


def _keep_what_was_committed(connection: Any, **kwargs: object) -> None:
    """Let SQLite wait for the disk: a mail's stamp must outlive a power failure, too."""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA synchronous=FULL")


def run(name: str) -> int:
    """Work until SIGINT or SIGTERM; what is under way is finished first. A second signal ends at once.

    Returns 1 when a lane has died, which nothing but a fault of this program can cause: better start afresh.
    """
    connection_created.connect(_keep_what_was_committed, dispatch_uid="core.tasks.worker")
    database.stopping.clear()
    stop = threading.Event()

    def asked_to_stop(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise SystemExit(1)
        database.stopping.set()
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, asked_to_stop)
    presence = Presence(name)
    database.insist(presence.arrive)
    database.insist(schedule.keep_rows)
    last = threading.Event()  # the pulse's own: as long as a lane works, the worker lives
    pulse, *working = lanes.all_lanes(presence, stop, last)
    for lane in (pulse, *working):
        lane.start()
    while not stop.wait(LOOK_AT_LANES_EVERY):
        if dead := [lane.name for lane in (pulse, *working) if not lane.is_alive()]:
            logger.critical("The lanes %s have died; ending the worker.", ", ".join(dead))
            return 1
    for lane in working:
        lane.join()
    last.set()
    pulse.join()
    database.insist(presence.leave)
    return 0


def run_once(name: str) -> None:
    """Do everything there is to do, and end: publish, run due jobs and tasks, send what is due."""
    presence = Presence(name)
    presence.arrive()
    try:
        schedule.keep_rows()
        presence.look()
        schedule.run_due(periodic.CLOCK, presence.token, at_once=True)
        schedule.run_due(periodic.JOBS, presence.token)
        while (task := queue.claim(presence.token)) is not None:
            queue.run(task, presence.token)
        sender = sending.Sender(presence.token, database.insist)
        waiter = threading.Event()
        while (wait := sender.step()) is not None and wait <= sending.IDLE:
            waiter.wait(wait)
        sender.close()
    finally:
        presence.leave()
