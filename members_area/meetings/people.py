"""Who belongs to those whom a meeting is for: the other way round from asking it of one reader."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from core.models import Audience
from core.visibility import audiences, role_names
from members_area.models import Appointment, Member
from members_area.models.register import NO_MAIL
from members_area.roles import AUDIENCES, ROLES


def people_of(audience: str, day: datetime.date | None = None) -> Any:
    """Return the accounts that an audience of members or groups is made of on a day, by name: one query.

    Those in the register count by its dates; other accounts by their groups (members_area.standing).
    """
    day = day or timezone.localdate()
    users = get_user_model().objects.filter(is_active=True)
    current = Member.objects.filter(user=OuterRef("pk")).filter(
        Q(left_on=None) | Q(left_on__gt=day), Q(joined_on=None) | Q(joined_on__lte=day)
    )
    in_register = Exists(Member.objects.filter(user=OuterRef("pk")))
    if audience == Audience.MEMBERS:
        groups = list(role_names.MEMBERS_BY_ROLE)
        found = Q(Exists(current))
    else:
        keys = audiences.groups_in(audience)
        groups = [group for key, _label, group in AUDIENCES if key in keys]
        roles = [key for key, role in ROLES.items() if role.audience in keys and role.audience]
        held = Appointment.objects.filter(member__user=OuterRef("pk"), role__in=roles, starts_on__lte=day).filter(
            Q(ends_on=None) | Q(ends_on__gt=day)
        )
        found = Q(Exists(current), Exists(held))
    outside = Q(~in_register, groups__name__in=groups)
    return users.filter(found | outside).distinct().order_by("last_name", "first_name", "pk")


def with_mail(users: Any) -> Any:
    """Leave out those who have no address of mail."""
    return users.exclude(email="").exclude(email__endswith=NO_MAIL)
