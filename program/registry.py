"""Keeps the register of demands in step with what is published: each has a key, which no other ever gets.

What readers meet at `/krav/<key>/` is this register's: a demand that is moved, reordered or rewritten keeps its row,
one that leaves the published page is retired, and one that comes back is itself again.
"""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core import generation
from program.models import Demand, DemandChange, DemandRecord, PolicyAreaPage
from program.promises import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def keep_in_step(page: PolicyAreaPage) -> None:
    """Note the demands of a published area: five queries, however many there are. The Swedish page decides."""
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return
    demands = list(page.demands.all())
    wanted = {demand.translation_key: (place, demand) for place, demand in enumerate(demands)}
    with transaction.atomic():
        known = {
            record.translation_key: record
            for record in DemandRecord.objects.filter(area_key=page.translation_key)
            | DemandRecord.objects.filter(translation_key__in=wanted)
        }
        _make([(key, *wanted[key]) for key in wanted.keys() - known.keys()], page)
        changed = [record for record in known.values() if _follow(record, wanted.get(record.translation_key), page)]
        if changed:
            fields = ["area_key", "area_title", "title", "place", "retired_at"]
            DemandRecord.objects.bulk_update(changed, fields, batch_size=100)
        generation.bump_with_transaction()


def _make(rows: list[tuple[uuid.UUID, int, Demand]], page: PolicyAreaPage) -> None:
    keys = {key_of(identity, longer_by=more) for identity, *_rest in rows for more in (0, 1, 2)}
    taken = set(DemandRecord.objects.filter(key__in=keys).values_list("key", flat=True)) if rows else set()
    made = []
    for identity, place, demand in rows:
        key = next(k for k in (key_of(identity, longer_by=more) for more in range(15)) if k not in taken)
        taken.add(key)
        made.append(
            DemandRecord(
                translation_key=identity,
                key=key,
                area_key=page.translation_key,
                area_title=page.title,
                title=demand.title,
                place=place,
            )
        )
    DemandRecord.objects.bulk_create(made, batch_size=100)


def _follow(record: DemandRecord, found: tuple[int, Demand] | None, page: PolicyAreaPage) -> bool:
    """Bring a record in step with its demand, or retire it; tell whether anything changed."""
    before = (record.area_key, record.area_title, record.title, record.place, record.retired_at)
    record.area_title = page.title
    if found is None:
        record.retired_at = record.retired_at or timezone.now()
    else:
        place, demand = found
        record.area_key, record.title, record.place, record.retired_at = (
            page.translation_key,
            demand.title,
            place,
            None,
        )
    return before != (record.area_key, record.area_title, record.title, record.place, record.retired_at)


def retire_area(page: PolicyAreaPage) -> None:
    """Retire the demands of an area that is deleted, unless it lives on in Swedish."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        records = DemandRecord.objects.filter(area_key=page.translation_key, retired_at=None)
        records.update(retired_at=timezone.now())
        generation.bump_with_transaction()


def decide(records: Iterable[DemandRecord], *, name: str, day: datetime.date) -> None:
    """Note a meeting's decision on demands: `adopted_on` or `dropped_on`."""
    rows = list(records)
    for record in rows:
        setattr(record, name, day)
    DemandRecord.objects.bulk_update(rows, [name], batch_size=100)
    generation.bump_with_transaction()


def note_change(record: DemandRecord, *, by: Any, before: str, what: str = "") -> DemandChange:
    """Add a line to a demand's history, and count the change."""
    now = timezone.now()
    record.version += 1
    record.changed_at = now
    DemandRecord.objects.filter(pk=record.pk).update(version=record.version, changed_at=now)
    return DemandChange.objects.create(
        record=record, at=now, by=by, before=before, after=record.status, words=record.words, what=what
    )


# Signals ------------------------------------------------------------------------


def on_published(sender: Any, instance: PolicyAreaPage, **kwargs: Any) -> None:
    """Signal handler of page_published."""
    keep_in_step(instance)


def on_delete(sender: Any, instance: PolicyAreaPage, **kwargs: Any) -> None:
    """Signal handler: a deleted area's demands are retired."""
    retire_area(instance)
