"""When the clock alone changes a page: the notice, and what is scheduled to go up or down."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import Min, Q
from wagtail.models import Page, Revision

from core.models import SiteSettings


def first(moments: Iterable[datetime.datetime | None]) -> datetime.datetime | None:
    """Return the earliest of the moments that there are."""
    return min((moment for moment in moments if moment is not None), default=None)


def notice(now: datetime.datetime) -> datetime.datetime | None:
    """Return when a notice next begins or ends: one query."""
    found = SiteSettings.objects.aggregate(
        begins=Min("notice_from", filter=Q(notice_from__gt=now)), ends=Min("notice_to", filter=Q(notice_to__gt=now))
    )
    return first(found.values())


def schedule(now: datetime.datetime) -> datetime.datetime | None:
    """Return when a page next goes up or comes down: two queries."""
    pages = Page.objects.aggregate(
        up=Min("go_live_at", filter=Q(go_live_at__gt=now)), down=Min("expire_at", filter=Q(expire_at__gt=now))
    )
    revisions = Revision.objects.filter(approved_go_live_at__gt=now).aggregate(up=Min("approved_go_live_at"))
    return first([*pages.values(), *revisions.values()])
