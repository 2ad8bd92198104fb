"""Stands in the way of Django's command of this name, which asks for a password that would never be used."""

from __future__ import annotations

from users.management.commands.add_administrator import Command as AddAdministrator


class Command(AddAdministrator):
    """The same as add_administrator."""
