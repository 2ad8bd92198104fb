"""`manage.py erase_page NUMBER`: erase a page for good, past the bin, with what the log says of it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from core.bin.keeping import erase_personal_data


class Command(BaseCommand):
    """For erasure of personal data on a person's request."""

    help = "Erases a page, the pages below it, their versions and log texts, whether or not it lies in the bin."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the page's number."""
        parser.add_argument("number", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, and say how much."""
        page = Page.objects.filter(pk=options["number"], depth__gt=1).first()
        if page is None or page.is_site_root():
            raise CommandError("There is no such page, or it is the front page.")
        self.stdout.write(f"Erased {erase_personal_data(page)} page(s).")
