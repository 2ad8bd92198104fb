"""Keeps a row for every date of every published event: made when it is published, made longer every night."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from core import generation
from events.models.events import EventPage
from events.models.occurrences import EventRecord, Occurrence, over_at
from events.recurrence import Instance, expand
from events.signup import fullness

AHEAD = datetime.timedelta(days=2 * 366)  # how far ahead dates are worked out
BATCH = 500


def horizon(now: datetime.datetime) -> datetime.date:
    """Return the last day that has rows."""
    return timezone.localtime(now).date() + AHEAD


def rebuild(event: EventPage, *, now: datetime.datetime | None = None) -> bool:
    """Make the rows of an event agree with it, and tell whether anything changed. Safe to call twice.

    A date whose time was decided on its own keeps it; a date that the rule no longer gives goes.
    A translation's dates follow those of the page in the site's own language.
    """
    moment = now or timezone.now()
    with transaction.atomic():
        rows = {row.date: row for row in Occurrence.objects.select_for_update().filter(event_id=event.pk)}
        decided, booked_up = _decided(event), fullness.booked_up(event)
        wanted = {item.date: item for item in expand(event.repetition, until=_last_day(event, moment))}
        gone = [row.pk for day, row in rows.items() if day not in wanted]
        new, changed = [], []
        for day, instance in wanted.items():
            row = rows.get(day) or Occurrence(event_id=event.pk, date=day)
            before = _state_of(row)
            _fit(row, instance, all_day=event.all_day, decided=decided.get(day) if decided is not None else None)
            row.is_booked_up = bool({day, fullness.WHOLE} & booked_up)
            if day not in rows:
                new.append(row)
            elif _state_of(row) != before:
                changed.append(row)
        Occurrence.objects.filter(pk__in=gone).delete()
        Occurrence.objects.bulk_create(new, batch_size=BATCH)
        Occurrence.objects.bulk_update(
            changed, ["starts_at", "ends_at", "over_at", "is_booked_up", *_OWN], batch_size=BATCH
        )
        raised = _keep_record(event, moment)
    if gone or new or changed or raised:
        generation.bump_with_transaction()
    return bool(gone or new or changed or raised)


_OWN = [name.removesuffix("_id") for name in Occurrence.OWN]


def _last_day(event: EventPage, now: datetime.datetime) -> datetime.date:
    """Return the last day to work out: an event far ahead has its dates, too."""
    return max(horizon(now), event.first_day + AHEAD)


def _decided(event: EventPage) -> dict[datetime.date, Occurrence] | None:
    """Return what was decided of dates on the page that this one translates; None for a page of its own."""
    source = EventPage.objects.filter(translation_key=event.translation_key).exclude(pk=event.pk).order_by("pk").first()
    if source is None or source.pk > event.pk:
        return None
    return {row.date: row for row in Occurrence.objects.filter(event_id=source.pk)}


def _state_of(row: Occurrence) -> tuple[Any, ...]:
    return (row.starts_at, row.ends_at, row.over_at, row.is_booked_up, *(getattr(row, name) for name in Occurrence.OWN))


def _fit(row: Occurrence, instance: Instance, *, all_day: bool, decided: Occurrence | None) -> None:
    if decided is not None:
        for name in Occurrence.OWN:
            setattr(row, name, getattr(decided, name))
    row.starts_at, row.ends_at = instance.starts_at, instance.ends_at
    if row.own_starts_at:
        length = instance.ends_at - instance.starts_at if instance.ends_at else None
        row.starts_at = row.own_starts_at
        row.ends_at = row.own_ends_at or (row.own_starts_at + length if length is not None else None)
    row.over_at = over_at(row.starts_at, row.ends_at, all_day=all_day)


# What calendars that subscribe are told ------------------------------------------------


def _digest(event: EventPage) -> str:
    venue = event.venue
    said: list[Any] = [
        *(event.title, event.lead, event.starts_at, event.ends_at, event.all_day, event.state, event.state_note),
        *(event.rrule, event.exdates, event.rdates, event.place, event.kind, event.attendance, event.url_path),
        *((venue.name, *venue.address_lines, venue.latitude, venue.longitude) if venue else ()),
    ]
    rows = Occurrence.objects.filter(event_id=event.pk).order_by("date").select_related("venue")
    for row in rows.decided():
        said += [row.date, *(getattr(row, name) for name in Occurrence.OWN), str(row.venue or "")]
        said += ["booked up"] if row.is_booked_up else []
    return hashlib.sha256(repr([_said(value) for value in said]).encode()).hexdigest()


def _said(value: Any) -> str:
    """Return a value as text: a moment by itself, whatever zone it came in."""
    return value.astimezone(datetime.UTC).isoformat() if isinstance(value, datetime.datetime) else str(value)


def _keep_record(event: EventPage, now: datetime.datetime) -> bool:
    """Raise the event's number when what a calendar shows of it has changed, and tell whether it did."""
    digest = _digest(event)
    stamp = now.replace(microsecond=0)
    record, made = EventRecord.objects.get_or_create(
        event_id=event.pk, defaults={"digest": digest, "created_at": stamp, "changed_at": stamp}
    )
    if made or record.digest == digest:
        return made
    record.digest, record.changed_at, record.sequence = digest, stamp, record.sequence + 1
    record.save()
    return True


# Decisions about one date -----------------------------------------------------------


def decide(occurrence: Occurrence, **own: Any) -> None:
    """Decide something of one date: `state=State.FULL`, `own_place=…`. Reaches the event's translations and feeds."""
    for name, value in own.items():
        if name not in _OWN:
            raise ValueError(f"{name} is not decided of a date.")
        setattr(occurrence, name, value)
    occurrence.save(update_fields=list(own))
    for event in EventPage.objects.filter(translation_key=occurrence.event.translation_key).order_by("pk"):
        rebuild(event)


# When -----------------------------------------------------------------------------


def extend() -> int:
    """Periodic job: work out the dates that time has brought within the horizon. Returns how many events changed."""
    return rebuild_all(EventPage.objects.live())


def rebuild_all(events: Iterable[EventPage]) -> int:
    """Make the rows of several events agree with them."""
    return sum(rebuild(event) for event in events)


# What Wagtail saves of a page without anything of it being changed.
_NOTHING = frozenset({"draft_title", "latest_revision", "latest_revision_created_at", "has_unpublished_changes"}) | {
    *("numchild", "locked", "locked_at", "locked_by", "path", "depth"),
}


def on_event_save(
    sender: Any, instance: EventPage, update_fields: Any = None, raw: bool = False, **kwargs: Any
) -> None:
    """Signal handler: an event that is published has its dates."""
    if raw or not instance.live or (update_fields and _NOTHING.issuperset(update_fields)):
        return
    rebuild(instance)


def on_venue_save(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Signal handler: calendars are told of a venue's new address."""
    now = timezone.now()
    for event in EventPage.objects.live().filter(venue=instance, occurrences__over_at__gt=now).distinct():
        rebuild(event, now=now)
