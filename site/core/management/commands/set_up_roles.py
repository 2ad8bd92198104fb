"""`manage.py set_up_roles`: make the roles and their permissions anew where something is missing."""

from typing import Any

from django.core.management.base import BaseCommand

from core import roles


class Command(BaseCommand):
    help = "Makes the roles, their permissions and the review workflow. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up, and name the roles."""
        roles.set_up()
        self.stdout.write(", ".join(role.name for role in roles.ROLES))
