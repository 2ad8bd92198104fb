"""`manage.py run_worker`: scheduled publishing and queued tasks, in one process."""

from __future__ import annotations

import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from core import worker


class Command(BaseCommand):
    """Runs until SIGINT or SIGTERM; a task under way is finished first."""

    help = "Publishes what is scheduled and runs queued tasks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add --worker-id and --once."""
        parser.add_argument(
            "--worker-id", default="worker-1", help="Stays the same over restarts (default %(default)s)."
        )
        parser.add_argument("--once", action="store_true", help="Do what there is to do, and end.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Start the lanes."""
        worker_id = options["worker_id"]
        if requeued := worker.requeue_interrupted(worker_id):
            self.stdout.write(f"{requeued} interrupted tasks put back in the queue.")
        stop = threading.Event()
        clock = worker.Clock(stop)
        queue = worker.queue_worker(worker_id, batch=options["once"])
        if options["once"]:
            clock.tick()
            queue.run()
            return
        self.stdout.write("The worker is at work.")
        queue.configure_signals()
        clock.start()
        try:
            queue.run()
        finally:
            stop.set()
