"""`manage.py run_worker`: scheduled publishing, periodic jobs, queued tasks and mail, in one process."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from core.tasks import worker


class Command(BaseCommand):
    """Runs until SIGINT or SIGTERM; what is under way is finished first."""

    help = "Publishes what is scheduled, runs periodic jobs and queued tasks, and sends the mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add --name and --once."""
        parser.add_argument("--name", default="worker-1", help="Shown in the admin (default %(default)s).")
        parser.add_argument("--once", action="store_true", help="Do what there is to do, and end.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Start the lanes."""
        if options["once"]:
            worker.run_once(options["name"])
            return
        self.stdout.write("The worker is at work.")
        self.stdout.flush()
        if code := worker.run(options["name"]):
            sys.exit(code)
