"""Makes the demo's users, one for each role. May run any number of times."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group

from users.demo.roles import ROLES
from users.models import User


def load(site: Any = None) -> None:
    """Make the users that are missing and put each in its role's group, where there is such a group."""
    groups = {group.name: group for group in Group.objects.filter(name__in=[role.group for role in ROLES])}
    for role in ROLES:
        user = User.objects.filter(email=role.email).first()
        if user is None:
            # Without the groups (they come with the roles' set-up) somebody must still reach the admin.
            lone = role.slug == "administrator" and role.group not in groups
            user = User.objects.create_user(
                role.email,
                first_name=role.first_name,
                last_name=role.last_name,
                is_staff=lone,
                is_superuser=lone,
            )
        if role.group in groups:
            user.groups.add(groups[role.group])
