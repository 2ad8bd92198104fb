"""What meets a member who signs in: the next meeting, the next dates and the latest reports."""

from __future__ import annotations

import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from events.models import EventKind, Occurrence
from reports.models import ReportPage

EVENTS, REPORTS = 3, 3
AHEAD = 20  # dates among which the next members' meeting is looked for


def start_address(request: HttpRequest) -> str | None:
    """Return the address of the members' start page in the language in use, for one who may read it."""
    from members_area.models import MembersPage  # noqa: PLC0415 - the model's own module imports this one

    pages = MembersPage.objects.live().visible_to(request.user)
    page = pages.filter(locale__language_code=get_language()).first()
    return page.get_url(request) if page else None


def welcome(*, user: Any, language: str, now: datetime.datetime) -> dict[str, Any]:
    """Return what the start page shows: four queries."""
    from members_area.models import Member  # noqa: PLC0415 - as above

    events = Occurrence.objects.visible_to(user).in_language(language).held().upcoming(now).as_rows()
    rows = list(events[:AHEAD])
    meeting = next((row for row in rows if row.event.kind == EventKind.MEMBER_MEETING), None)
    reports = ReportPage.objects.readable_by(user, today=timezone.localtime(now).date()).as_rows()
    member = None
    if user.pk:
        keys = Authenticator.objects.filter(user_id=OuterRef("user_id")).order_by().values("user_id")
        counted = Coalesce(Subquery(keys.annotate(count=Count("pk")).values("count")), 0)
        members = Member.objects.filter(user_id=user.pk).prefetch_related("circles")
        member = members.annotate(passkeys=counted).first()
    return {
        "name": getattr(user, "first_name", ""),
        "member": member,
        "passkeys": getattr(member, "passkeys", 0),
        "next_meeting": meeting,
        "next_events": [row for row in rows if row is not meeting][:EVENTS],
        "latest_reports": list(reports.filter(locale__language_code=language)[:REPORTS]),
    }
