"""Makes the members' area for tests: its start page, members with roles, files to import."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page

from members_area.models import Appointment, Member, MembersPage, PrivateTextPage
from members_area.roles import REGISTER_KEEPERS
from tests.factories.core import make_user, publish
from users.models import User


def days(number: int) -> datetime.date:
    """Return the day so many days from today."""
    return timezone.localdate() + datetime.timedelta(days=number)


def make_start(home: Page, **fields: Any) -> MembersPage:
    """Make the members' start page."""
    return publish(home, MembersPage(title="Medlemssidor", slug="medlem", **fields))


def make_private(parent: Page, title: str = "Handbok", **fields: Any) -> PrivateTextPage:
    """Make a private page."""
    return publish(parent, PrivateTextPage(title=title, **fields))


def enrol(email: str = "medlem@example.org", *roles: str, **fields: Any) -> Member:
    """Make a member of the register, with roles from today."""
    named = {key: fields.pop(key) for key in ("first_name", "last_name") if key in fields}
    member = Member.objects.create(user=make_user(email, **named), **fields)
    for role in roles:
        Appointment.objects.create(member=member, role=role)
    return Member.objects.get(pk=member.pk)


def make_keeper() -> User:
    """Make a user who keeps the register, and is no administrator."""
    user = make_user("medlemsansvarig@example.org")
    user.groups.add(Group.objects.get(name=REGISTER_KEEPERS))
    return user
