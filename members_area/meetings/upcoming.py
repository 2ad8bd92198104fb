"""What the members' start page shows of meetings: the next one, and the latest minutes."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from members_area.models import MeetingAnswer, MeetingPage, MinutesPage

LATEST = 3
STILL_ON = datetime.timedelta(hours=3)


def next_meeting(user: Any, *, now: datetime.datetime | None = None) -> MeetingPage | None:
    """Return the next meeting that somebody may come to: one query."""
    start = (now or timezone.now()) - STILL_ON
    mine = MeetingAnswer.objects.filter(meeting=OuterRef("pk"), user_id=user.pk).values("choice")
    return coming(user, start).annotate(my_answer=Subquery(mine[:1])).first()


def coming(user: Any, start: datetime.datetime) -> Any:
    """Return the meetings from a moment on that somebody may know of."""
    return MeetingPage.objects.live().visible_to(user).filter(starts_at__gte=start).order_by("starts_at", "pk")


def latest_minutes(user: Any, *, count: int = LATEST) -> list[MinutesPage]:
    """Return the latest minutes that somebody may know of, each with its state: one query."""
    from members_area.minutes import archive  # noqa: PLC0415 - it builds on the models, too

    pages = MinutesPage.objects.live().visible_to(user).filter(meeting__isnull=False, corrects=None)
    return archive.with_states(pages.select_related("meeting").order_by("-date", "-pk")[:count])
