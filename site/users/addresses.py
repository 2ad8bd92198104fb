"""Keeps one verified EmailAddress row for each user, which allauth would otherwise ask them to confirm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from users.models import User


def keep_address(user: User) -> None:
    """Let the user's address be the one and only row: verified, since only the association writes addresses."""
    with transaction.atomic():
        EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
        # An address that moves from one account to another goes with the newer one.
        EmailAddress.objects.filter(email=user.email).exclude(user=user).delete()
        EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})


def keep_addresses(users: Iterable[User]) -> None:
    """Do the same for users that were made in bulk, which sends no signals (an import)."""
    for user in users:
        keep_address(user)


def on_user_saved(sender: type[User], instance: User, raw: bool = False, **kwargs: Any) -> None:
    """Follow a user that is made, or whose address changes; a mere sign-in saves other fields."""
    fields = kwargs.get("update_fields")
    if not raw and (fields is None or "email" in fields):
        keep_address(instance)


def keep_new_addresses(users: Iterable[User]) -> None:
    """Do the same for new users, made in bulk: two queries for any number of them."""
    rows = [EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users]
    with transaction.atomic():
        EmailAddress.objects.filter(email__in=[row.email for row in rows]).delete()
        EmailAddress.objects.bulk_create(rows)
