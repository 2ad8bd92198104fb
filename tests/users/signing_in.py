"""What the tests of sign-in do again and again."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client

from users.models import User


def make_staff(email: str = "redaktor@example.org") -> User:
    """Make a user who may enter the admin, and nothing more."""
    group, _made = Group.objects.get_or_create(name="Får in")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = User.objects.create_user(email)
    user.groups.add(group)
    return user


def ask_for_code(client: Client, email: str, **data: Any) -> Any:
    """Ask for a code, as the sign-in page does."""
    return client.post("/logga-in/", {"email": email, **data})


def code_in_mail(number: int = -1) -> str:
    """Return the code of a mail that was sent, the last one unless told otherwise."""
    found = re.search(r"\b\d{6}\b", mail.outbox[number].body)
    assert found
    return found.group()


def sign_in(client: Client, user: User, **data: Any) -> Any:
    """Sign in with a code."""
    ask_for_code(client, user.email)
    return client.post("/logga-in/kod/", {"code": code_in_mail(), **data})


def is_signed_in(client: Client) -> bool:
    """Tell whether this browser has a signed-in session."""
    return client.get("/mitt-konto/").status_code == 200
