"""What was published and what is scheduled, for the start page and the month view."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

_MONTH = re.compile(r"(\d{4})-(\d{2})")
SHOWN = (
    *("title", "draft_title", "depth", "path", "live", "locale", "content_type"),
    *("first_published_at", "go_live_at", "expire_at"),
)
FIRST_YEAR, LAST_YEAR = 2000, 2100


class Kind(models.TextChoices):
    """What happens to a page."""

    PUBLISHED = "published", _("Published")
    GOES_LIVE = "goes_live", _("Will be published")
    CHANGES = "changes", _("The new version will be published")
    EXPIRES = "expires", _("Will be taken down")
    EVENT = "event", _("Event")
    EVENT_DRAFT = "event_draft", _("Event, draft")
    EVENT_CANCELLED = "event_cancelled", _("Event, cancelled")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened or will happen to a page."""

    moment: datetime.datetime
    kind: Kind
    page: Page

    @property
    def day(self) -> datetime.date:
        """Return the day in the site's time zone."""
        return self.moment.astimezone(site_zone()).date()

    @property
    def label(self) -> str | Promise:
        """Return what happens, in words."""
        return self.kind.label

    @property
    def url(self) -> str:
        """Return where to edit the page."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


def site_zone() -> datetime.tzinfo:
    """Return the time zone that the association lives in."""
    return ZoneInfo(settings.TIME_ZONE)


# Months ---------------------------------------------------------------------------


def month_from(text: str, today: datetime.date) -> datetime.date:
    """Return the first day of the month asked for as YYYY-MM; today's month for anything else."""
    found = _MONTH.fullmatch(text.strip()) if text.isascii() else None
    if found:
        year, month = int(found[1]), int(found[2])
        if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12:
            return datetime.date(year, month, 1)
    return today.replace(day=1)


def next_month(first: datetime.date) -> datetime.date:
    """Return the first day of the month after."""
    return (first + datetime.timedelta(days=32)).replace(day=1)


def previous_month(first: datetime.date) -> datetime.date:
    """Return the first day of the month before."""
    return (first - datetime.timedelta(days=1)).replace(day=1)


def bounds(first: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    """Return the moments at which a month begins and ends in the site's time zone, whatever its summer time."""
    zone = site_zone()
    start = datetime.datetime.combine(first, datetime.time(), zone)
    return start, datetime.datetime.combine(next_month(first), datetime.time(), zone)


def by_day(entries: Iterable[Entry]) -> list[tuple[datetime.date, list[Entry]]]:
    """Gather entries, in order of time, under their days."""
    ordered = sorted(entries, key=lambda entry: (entry.moment, entry.page.pk))
    return [(day, list(group)) for day, group in groupby(ordered, key=lambda entry: entry.day)]


# Questions --------------------------------------------------------------------------


def known_pages(user: Any) -> Any:
    """Return the pages that somebody may know of in the admin, and nothing heavy of them."""
    return (
        Page.objects.filter(pk__in=page_permission_policy.explorable_instances(user).order_by().values("pk"))
        .select_related("locale")
        .only(*SHOWN)
    )


def published_between(user: Any, start: datetime.datetime, end: datetime.datetime) -> list[Entry]:
    """Return what is live and was first published in the time."""
    pages = known_pages(user).filter(live=True, first_published_at__gte=start, first_published_at__lt=end)
    return [Entry(page.first_published_at, Kind.PUBLISHED, page) for page in pages]


def scheduled_between(user: Any, start: datetime.datetime, end: datetime.datetime | None) -> list[Entry]:
    """Return what is decided to be published or taken down in the time: three queries."""
    content_type = ContentType.objects.get_for_model(Page)
    within = {"approved_go_live_at__gte": start} | ({"approved_go_live_at__lt": end} if end else {})
    revisions = Revision.objects.filter(base_content_type=content_type, **within)
    times = {int(pk): moment for pk, moment in revisions.values_list("object_id", "approved_go_live_at")}
    pages = known_pages(user).filter(pk__in=times)
    entries = [Entry(times[page.pk], Kind.CHANGES if page.live else Kind.GOES_LIVE, page) for page in pages]
    within = {"expire_at__gte": start} | ({"expire_at__lt": end} if end else {})
    expiring = known_pages(user).filter(live=True, **within)
    return entries + [Entry(page.expire_at, Kind.EXPIRES, page) for page in expiring]


def scheduled_after(user: Any, now: datetime.datetime) -> list[Entry]:
    """Return all that is still to happen, soonest first."""
    return sorted(scheduled_between(user, now, None), key=lambda entry: entry.moment)


Source = Callable[[Any, datetime.datetime, datetime.datetime], Iterable[Entry]]
_sources: dict[str, Source] = {}


def register_entries(name: str, source: Source) -> None:
    """Have the month view show what another app knows of: (user, start, end) → entries that the user may know of."""
    _sources[name] = source


def month_entries(user: Any, first: datetime.date) -> list[Entry]:
    """Return what happened and will happen in a month."""
    start, end = bounds(first)
    now = timezone.now()
    coming = scheduled_between(user, max(start, now), end) if end > now else []
    others = [entry for source in _sources.values() for entry in source(user, start, end)]
    return published_between(user, start, end) + coming + others
