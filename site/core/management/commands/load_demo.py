"""`manage.py load_demo`: demo content, once for each app; what somebody edited since is left alone."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from core import demo_loading


class Command(BaseCommand):
    """Loads what has not been loaded."""

    help = "Loads the demo content of each app that has not been given its own."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what was loaded."""
        for label in demo_loading.load_missing():
            self.stdout.write(f"Loaded the demo content of {label}.")
