"""`manage.py sign_in_link ADDRESS`: lets somebody in when mail is down or a second factor is lost."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser

from users import links
from users.models import User


class Command(BaseCommand):
    """Prints a link for one use within 15 minutes."""

    help = "Prints a sign-in link for one use within 15 minutes."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address."""
        parser.add_argument("address", help="the user's e-mail address")
        parser.add_argument(
            "--forget-second-factor",
            action="store_true",
            help="take away the user's passkeys and authenticator app, which are lost; they choose new ones",
        )

    def handle(self, *args: Any, address: str, forget_second_factor: bool, **options: Any) -> None:
        """Print the link."""
        user = User.objects.filter(email=User.objects.normalize_email(address)).first()
        if user is None:
            raise CommandError(f"Nobody has the address {address}.")
        if not user.is_active:
            raise CommandError(f"The account of {address} is closed.")
        if forget_second_factor:
            Authenticator.objects.filter(user=user).delete()
        self.stdout.write(links.make_link(user))
        self.stderr.write("For one use, within 15 minutes. Give it to nobody else.")
