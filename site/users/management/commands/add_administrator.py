"""`manage.py add_administrator ADDRESS`: makes somebody an administrator, without a password."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from users.models import User


class Command(BaseCommand):
    """Makes the account when there is none."""

    help = "Makes somebody an administrator. They sign in with a code by mail; see also sign_in_link."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address."""
        parser.add_argument("address", help="the person's e-mail address")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        """Make the account, or give an existing one the rights."""
        email = User.objects.normalize_email(address)
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{address} is no e-mail address.") from error
        user = User.objects.filter(email=email).first() or User.objects.create_user(email)
        user.is_active = user.is_staff = user.is_superuser = True
        user.save()
        self.stdout.write(f"{email} is an administrator.")
