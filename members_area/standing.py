"""Where somebody stands: a member or not, with which roles today. The register's dates decide.

Accounts that are not in the register (an editor from outside, an administrator) stand where their groups put them.
For those in it, the groups follow the register: `keep` gives and takes them, ends sessions, closes accounts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from core.visibility import audiences, role_names
from members_area.models.register import NO_MAIL, Appointment, Member
from members_area.roles import AUDIENCES, GROUP_ROLES, MANAGED, ROLES

REMEMBERED = "_standing"
PORTION = 500


def of(user: Any, day: datetime.date) -> frozenset[str]:
    """Return the audiences that the register opens on a day: one query, remembered on the user."""
    remembered = getattr(user, REMEMBERED, None)
    if remembered is not None and remembered[0] == day:
        return frozenset(remembered[1])
    found = _of(user, day)
    setattr(user, REMEMBERED, (day, found))
    return found


def _of(user: Any, day: datetime.date) -> frozenset[str]:
    rows = (
        get_user_model()
        .objects.filter(pk=user.pk)
        .values_list(
            "groups__name",
            "member__pk",
            "member__joined_on",
            "member__left_on",
            "member__appointments__role",
            "member__appointments__starts_on",
            "member__appointments__ends_on",
        )
    )
    names: set[str] = set()
    found: set[str] = set()
    in_register = False
    for name, member, joined, left, role, starts, ends in rows:
        names |= {name} if name else set()
        in_register = member is not None
        if in_register and (left is None or left > day) and (joined is None or joined <= day):
            found.add(audiences.MEMBERS)
            if role in ROLES and starts <= day and (ends is None or ends > day):
                found.add(ROLES[role].audience)
    setattr(user, role_names.REMEMBERED, frozenset(names))  # which other audiences ask for
    if in_register:
        return frozenset(found - {""})
    found = {key for key, _label, group in AUDIENCES if group in names}
    if names & set(role_names.MEMBERS_BY_ROLE):
        found.add(audiences.MEMBERS)
    return frozenset(found)


def register() -> None:
    """Let the register answer who belongs to which audience; called once, when the apps are ready."""

    def resolver(key: str) -> audiences.Resolver:
        return lambda user, day: key in of(user, day)

    audiences.register_audience(audiences.MEMBERS, audiences.label_of(audiences.MEMBERS), resolver(audiences.MEMBERS))
    for key, label, _group in AUDIENCES:
        audiences.register_audience(key, label, resolver(key))
    audiences.forget_also(REMEMBERED)


# Groups, accounts and sessions that follow ---------------------------------------------


def wanted_groups(member: Member, day: datetime.date) -> set[str]:
    """Return the groups that the register gives somebody on a day."""
    if not member.is_current(day):
        return set()
    return {role_names.MEMBERS}.union(*(ROLES[row.role].groups for row in member.roles_on(day) if row.role in ROLES))


def keep(members: Iterable[Member], day: datetime.date | None = None) -> int:
    """Let groups, accounts and sessions follow the register, and return how many members changed. Safe to run twice."""
    day = day or timezone.localdate()
    by_name = {group.name: group for group in Group.objects.filter(name__in=MANAGED)}
    return sum(_keep_one(member, day, by_name) for member in members)


def _keep_one(member: Member, day: datetime.date, by_name: dict[str, Group]) -> bool:
    user = member.user
    has = {group.name for group in user.groups.all()}
    wanted = wanted_groups(member, day) & set(by_name)
    add, take = wanted - has, (has & MANAGED) - wanted
    others = has - MANAGED
    may_sign_in = bool(wanted or others or user.is_superuser) and not user.email.endswith(NO_MAIL)
    with transaction.atomic():
        if add:
            user.groups.add(*(by_name[name] for name in add))
        if take:
            user.groups.remove(*(by_name[name] for name in take if name in by_name))
        if (close := not may_sign_in and user.is_active) or (may_sign_in and not user.is_active and add):
            user.is_active = not close
            user.save(update_fields=["is_active"])
        if take:
            end_sessions([user.pk])
    return bool(add or take or close)


def end_sessions(user_ids: Iterable[int]) -> None:
    """Sign people out everywhere."""
    for row in UserSession.objects.filter(user__in=list(user_ids)):
        row.end()


def keep_all(day: datetime.date | None = None) -> int:
    """Let everybody's groups follow: roles begin and end by the calendar. For the worker's clock."""
    members = Member.objects.select_related("user").prefetch_related("appointments", "user__groups")
    return keep(members.iterator(chunk_size=PORTION), day)


def take_over_groups(member: Member) -> None:
    """Let roles that an account had by its groups become roles of the register, from today."""
    names = set(member.user.groups.values_list("name", flat=True))
    roles = {GROUP_ROLES[name] for name in names if name in GROUP_ROLES}
    Appointment.objects.bulk_create([Appointment(member=member, role=role) for role in sorted(roles)])


def on_saved(sender: Any, instance: Any, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    """Follow a member or an appointment that was saved or deleted."""
    if raw:
        return
    if created and isinstance(instance, Member):
        take_over_groups(instance)
    pk = instance.pk if isinstance(instance, Member) else instance.member_id
    member = Member.objects.filter(pk=pk).select_related("user").first()
    if member is not None:
        keep([member])
