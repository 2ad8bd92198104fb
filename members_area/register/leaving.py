"""Leaving and erasing: who left loses all access at once, and is erased after a set time."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core import personal_data, roles
from core.models import OutboxMail
from members_area import standing
from members_area.models import Member, RegisterLook
from members_area.register import log


def leave(members: Any, *, on: datetime.date) -> int:
    """Let members leave on a day, and return how many did. From today on all doors are closed and sessions end."""
    rows = list(members.select_related("user").prefetch_related("appointments", "user__groups"))
    with transaction.atomic():
        Member.objects.filter(pk__in=[row.pk for row in rows]).update(left_on=on)
        for row in rows:
            row.left_on = on
        standing.keep(rows)
    return len(rows)


def erase(member: Member, *, by: Any = None) -> None:
    """Erase a member and the account with all that hangs on it; what stays is told on the member's own page.

    Raises core.roles.LastAdministratorError for the only administrator.
    """
    user = member.user
    roles.keep_last([user])
    number, address, user_id = member.pk, user.email, user.pk
    with transaction.atomic():
        standing.end_sessions([user_id])
        personal_data.erase(user)
        OutboxMail.objects.filter(to__iexact=address).delete()
        member.delete()
        user.delete()
        for model, pk in ((Member, number), (get_user_model(), user_id)):  # their labels are names
            kind = ContentType.objects.get_for_model(model)
            ModelLogEntry.objects.filter(content_type=kind, object_id=str(pk)).delete()
        log.note(
            by if by is not None and by.pk != user_id else None, RegisterLook.Kind.ERASE, member_id=number, count=1
        )


def erase_old(now: datetime.datetime | None = None) -> int:
    """Erase those who left long ago, and return how many. For the worker's clock; safe to run twice."""
    day = timezone.localdate(now) - datetime.timedelta(days=settings.MEMBERS_KEEP_DAYS)
    count = 0
    for member in Member.objects.gone(day).select_related("user"):
        if member.user.is_superuser or member.user.groups.exclude(name__in=standing.MANAGED).exists():
            member.delete()  # the account has other work here, and stays
            log.note(None, RegisterLook.Kind.ERASE, member_id=None, count=1)
        else:
            erase(member)
        count += 1
    return count
