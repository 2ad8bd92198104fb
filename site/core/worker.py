"""The worker's two lanes: the clock, which publishes on time, and the queue, which runs tasks.

Each lane has a thread of its own, so that a long task never delays publishing.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.core.management import call_command
from django.db import close_old_connections
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

BACKEND = "queue"
CLOCK_INTERVAL = 30  # seconds: a scheduled page is at most this late, and Wagtail's own minute
QUEUE_INTERVAL = 1.0  # seconds


def publish_scheduled() -> None:
    """Publish what is due and take down what has expired."""
    call_command("publish_scheduled", verbosity=0)


def requeue_interrupted(worker_id: str) -> int:
    """Put back the tasks that this worker was running when it was killed, and return how many.

    Tasks are therefore safe to run twice. The id is fixed, so a worker only ever takes back its own.
    """
    rows = DBTaskResult.objects.filter(
        backend_name=BACKEND, status=TaskResultStatus.RUNNING, worker_ids__icontains=f'"{worker_id}"'
    )
    return rows.update(status=TaskResultStatus.READY, started_at=None)


class Clock(threading.Thread):
    """Does the periodic jobs, every half minute, whatever the queue is doing."""

    def __init__(self, stop: threading.Event, jobs: tuple[Callable[[], None], ...] = (publish_scheduled,)) -> None:
        super().__init__(name="clock", daemon=True)
        self.stop = stop
        self.jobs = jobs

    def run(self) -> None:
        """Run until told to stop. A job that fails is logged and tried again at the next round."""
        while not self.stop.is_set():
            self.tick()
            self.stop.wait(CLOCK_INTERVAL)

    def tick(self) -> None:
        """Do every job once."""
        for job in self.jobs:
            close_old_connections()
            try:
                job()
            except Exception:
                logger.exception("The job %s failed", getattr(job, "__name__", job))
        close_old_connections()


def queue_worker(worker_id: str, *, batch: bool = False) -> Worker:
    """Return a worker for the tasks of our queue; `batch` ends it when the queue is empty."""
    return Worker(
        queue_names=["*"],
        interval=QUEUE_INTERVAL,
        batch=batch,
        backend_name=BACKEND,
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
        excluded_queue_names=[],
    )
