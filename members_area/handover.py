"""A role goes from one member to another: the old one ends, the new one begins, and what was begun is listed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.open_work import Item
from members_area import standing
from members_area.models import Appointment, Member, RegisterLook
from members_area.register import log
from members_area.roles import RoleKey


def hand_over(
    *, role: str, giver: Member, taker: Member, on: datetime.date, until: datetime.date | None = None, by: Any = None
) -> None:
    """End a member's role on a day, and let another have it from then on. All in one commit, or nothing.

    Who gives a role up today is signed out everywhere; one that is to end later ends by the calendar. Raises
    ValidationError when the giver does not have the role that day, or the taker has it or is no member.
    """
    with transaction.atomic():
        held = list(
            Appointment.objects.select_for_update()
            .filter(member=giver, role=role, starts_on__lte=on)
            .filter(Q(ends_on=None) | Q(ends_on__gt=on))
        )
        if not held:
            raise ValidationError({"giver": _("This member does not have the role on that day.")})
        _check_taker(taker, role, on, until)
        Appointment.objects.filter(pk__in=[row.pk for row in held]).update(ends_on=on)
        Appointment.objects.create(member=taker, role=role, starts_on=on, ends_on=until)
        # The new one follows by its signal; the update above sends none.
        standing.keep(Member.objects.filter(pk=giver.pk).select_related("user"))
        if on <= timezone.localdate():
            standing.end_sessions([giver.user_id])
        words = RoleKey(role).label
        for member in (giver, taker):
            log.note(
                by, RegisterLook.Kind.CHANGE, member_id=member.pk, count=1,
                detail=_("Handover: %(role)s") % {"role": words},
            )  # fmt: skip


def _check_taker(taker: Member, role: str, on: datetime.date, until: datetime.date | None) -> None:
    if not taker.is_current(on):
        raise ValidationError({"taker": _("This is no member on that day.")})
    if until is not None and until <= on:
        raise ValidationError({"until": _("It cannot end before it begins.")})
    rows = taker.appointments.filter(role=role).filter(Q(ends_on=None) | Q(ends_on__gt=on))
    if until is not None:
        rows = rows.filter(starts_on__lt=until)
    if rows.exists():
        raise ValidationError({"taker": _("This member has the role already, or is to have it.")})


def awaited_reports(user: Any, viewer: Any) -> Iterator[Item]:
    """Yield the reports that are awaited from somebody: of sittings within reach, not in yet."""
    from django.urls import reverse  # noqa: PLC0415

    from reports.models import ReportText, SittingState, TextState  # noqa: PLC0415 - called when models are there

    today = timezone.localdate()
    near = (today - datetime.timedelta(days=90), today + datetime.timedelta(days=30))
    texts = ReportText.objects.filter(
        report__writer__email__iexact=user.email, report__sitting__date__range=near, live=False, is_missed=False
    )
    for text in texts.select_related("report__sitting__assembly").order_by("report__sitting__date"):
        sitting = text.report.sitting
        if text.state == TextState.REVIEW or sitting.state == SittingState.CANCELLED:
            continue
        yield Item(
            f"{sitting.assembly.title} {sitting.date:%Y-%m-%d}: {text.get_phase_display()}",
            reverse("reporttexts:edit", args=[text.pk]),
        )


def open_decisions(user: Any, viewer: Any) -> Iterator[Item]:
    """Yield the decisions that somebody is to carry out, of minutes that the viewer may read."""
    from members_area.models import Decision  # noqa: PLC0415 - the register's models are all there by then

    for row in Decision.objects.visible_to(viewer).open().filter(member__user=user).select_related("minutes"):
        due = f" ({row.due_on:%Y-%m-%d})" if row.due_on else ""
        yield Item(f"{row.title}: {row.text[:120]}{due}", row.minutes.get_url() or "")
