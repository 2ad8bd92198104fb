"""`manage.py scan_leaks`: walk the site as strangers do, and say what shows that should not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.visibility import leak_scan


class Command(BaseCommand):
    help = "Walks the site as a stranger, an outsider and a member. Ends with an error if something private shows."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --no-mail."""
        parser.add_argument("--no-mail", action="store_true", help="Tell nobody by mail.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Walk, and name what was found."""
        scan = leak_scan.run(mail=not options["no_mail"])
        seconds = (scan.ended_at - scan.started_at).total_seconds()
        self.stdout.write(f"{scan.requests} addresses in {seconds:.0f} s.")
        for row in scan.findings:
            self.stdout.write(f"{row['kind']}: {row['address']} ({row['reader']}, {row['about']})")
        if scan.findings:
            raise CommandError(f"{len(scan.findings)} leaks found.")
