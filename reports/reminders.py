"""Reminders: some days before a sitting and the morning after, to each representative concerned.

`send_due` is called every ten minutes and is safe to call at any time: a reminder's key holds report, writer, text
and the sitting's day, so that each goes once, and once more if the sitting is moved.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.utils import timezone

from core.models import Person
from reports import assigning, mails
from reports.models import ReportingSettings, ReportText, Sitting, SittingState, TextState, WriterLink, WriterProfile
from reports.texts import AFTER, BEFORE

TOO_LATE = datetime.timedelta(days=3)  # a worker that stood still asks for nothing older
IN = {TextState.REVIEW, TextState.PUBLISHED, TextState.CORRECTED, TextState.MISSED}


def due_at(day: datetime.date, phase: str, settings: ReportingSettings) -> datetime.datetime:
    """Return when the reminder goes: at an hour by the clock on the wall, summer or winter."""
    days = -settings.days_before if phase == BEFORE else 1
    hour = datetime.time(settings.hour)
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days=days), hour))


def ends_at(sitting: Sitting, phase: str, settings: ReportingSettings) -> datetime.datetime:
    """Return from when on the reminder makes no sense any more."""
    return sitting.starts_at if phase == BEFORE else due_at(sitting.date, AFTER, settings) + TOO_LATE


def due(now: datetime.datetime, settings: ReportingSettings) -> Iterator[tuple[Sitting, str]]:
    """Yield the sittings and texts that are to be reminded of now."""
    today = timezone.localdate(now)
    window = (today - datetime.timedelta(days=5), today + datetime.timedelta(days=settings.days_before + 1))
    sittings = Sitting.objects.filter(date__range=window).exclude(state=SittingState.CANCELLED)
    for sitting in sittings.select_related("assembly"):
        for phase in (BEFORE, AFTER):
            if due_at(sitting.date, phase, settings) <= now < ends_at(sitting, phase, settings):
                yield sitting, phase


def send_due(now: datetime.datetime | None = None) -> int:
    """Write the reminders that are due, and return how many texts were asked for."""
    now = now or timezone.now()
    settings = ReportingSettings.current()
    asked = 0
    silent = set(WriterProfile.objects.filter(wants_reminders=False).values_list("person_id", flat=True))
    for sitting, phase in due(now, settings):
        for person, as_substitute in concerned(sitting):
            if person.pk not in silent:
                asked += remind(sitting, person, phase, now=now, as_substitute=as_substitute)
    return asked


def concerned(sitting: Sitting) -> list[tuple[Person, bool]]:
    """Return who writes about a sitting: the ordinary members of the day, and substitutes who took over."""
    found = {person.pk: (person, False) for person in assigning.writers_of(sitting)}
    for report in sitting.reports.filter(as_substitute=True, writer__isnull=False).select_related("writer"):
        found[report.writer_id] = (report.writer, True)
    return list(found.values())


def remind(
    sitting: Sitting,
    person: Person,
    phase: str,
    *,
    now: datetime.datetime,
    as_substitute: bool = False,
    again: str = "",
) -> bool:
    """Ask a person for a text, unless it is in or they have handed it on. `again` makes it a reminder of its own."""
    report = assigning.report_for(sitting, person, as_substitute=as_substitute)
    if report is None:
        return False
    text = ReportText.objects.get(report=report, phase=phase)
    if text.state in IN:
        return False
    link = assigning.link_for(report, person, now=now, afresh=bool(again))
    if not link.is_open(now):
        return False
    key = f"report-reminder:{report.pk}:{person.pk}:{phase}:{sitting.date:%Y%m%d}{again}"
    if not mails.remind(link, phase, key=key):
        return False
    WriterLink.objects.filter(pk=link.pk).update(reminded_at=now)
    return True


def missing(now: datetime.datetime) -> Iterator[ReportText]:
    """Yield the texts after sittings that ought to have come: so many hours after the sitting, and not in."""
    hours = ReportingSettings.current().missing_after
    limit = timezone.localdate(now - datetime.timedelta(hours=hours))
    texts = ReportText.objects.filter(
        phase=AFTER, live=False, is_missed=False, report__sitting__date__lte=limit,
        report__sitting__date__gte=limit - datetime.timedelta(days=90),
    ).exclude(report__sitting__state=SittingState.CANCELLED)  # fmt: skip
    for text in texts.select_related("report__sitting__assembly", "report__writer"):
        begins = text.report.sitting.starts_at
        if now - begins >= datetime.timedelta(hours=hours) and text.state not in IN:
            yield text
