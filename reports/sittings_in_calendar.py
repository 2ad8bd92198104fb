"""Sittings as the calendar shows them (events.sources): one query, and one more in other languages than Swedish."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.visibility.audiences import readable_by
from events.models.kinds import EventKind
from events.sources import MOST, Entry
from reports.models import AssemblyPage, Sitting, SittingState


def entries(start: datetime.datetime, end: datetime.datetime, user: Any, language: str) -> Iterator[Entry]:
    """Yield the sittings of a time, of assemblies that the reader may read of."""
    days = (timezone.localdate(start), timezone.localdate(end))
    sittings = (
        Sitting.objects.filter(readable_by(user, "assembly__effective_audience"), assembly__live=True, date__range=days)
        .select_related("assembly__locale")
        .order_by("date", "time", "pk")[:MOST]
    )
    found = list(sittings)
    pages = _in_language(found, user, language)
    for sitting in found:
        if start <= sitting.starts_at < end:
            yield _entry(sitting, pages.get(sitting.assembly.translation_key, sitting.assembly))


def _in_language(sittings: list[Sitting], user: Any, language: str) -> dict[Any, AssemblyPage]:
    if language == settings.LANGUAGE_CODE or not sittings:
        return {}
    keys = {sitting.assembly.translation_key for sitting in sittings}
    pages = AssemblyPage.objects.live().visible_to(user).filter(translation_key__in=keys)
    return {page.translation_key: page for page in pages.filter(locale__language_code=language)}


def _entry(sitting: Sitting, assembly: AssemblyPage) -> Entry:
    moved = ""
    if sitting.state == SittingState.MOVED and sitting.moved_from:
        moved = _("Moved from %(day)s.") % {"day": date_format(sitting.moved_from, "j F")}
    return Entry(
        uid=f"sitting-{sitting.pk}",
        title=assembly.title,
        url=assembly.get_url() or "",
        starts_at=sitting.starts_at,
        where=sitting.place,
        summary=" ".join(part for part in (moved, sitting.note) if part),
        kind=EventKind.MUNICIPAL,
        kind_label=_("Sitting"),
        whom_label=_("We report before and after"),
        all_day=sitting.time is None,
        is_cancelled=sitting.is_cancelled,
        is_moved=bool(moved),
    )


def boundary(now: datetime.datetime) -> datetime.datetime | None:
    """Return when a sitting next begins, and lists of what comes change: one query."""
    coming = Sitting.objects.ahead(timezone.localdate(now)).taking_place()[:20]
    return min((sitting.starts_at for sitting in coming if sitting.starts_at > now), default=None)
