"""`manage.py rebuild_search`: bring what the search knows up to date with pages and documents."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core.search.entries import rebuild


class Command(BaseCommand):
    """Note what all pages and documents say."""

    help = "Brings the search up to date with all published pages and documents."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --anew."""
        parser.add_argument("--anew", action="store_true", help="write every entry again, changed or not")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how much there was."""
        pages, documents = rebuild(anew=options["anew"])
        self.stdout.write(f"{pages} pages and {documents} documents can be found.")
