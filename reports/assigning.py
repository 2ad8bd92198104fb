"""Who writes about which sitting: makes the report that waits for its texts, and the personal link to it."""

from __future__ import annotations

import datetime
import secrets

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.models import Person
from program.models import PolicyAreaPage
from reports.models import ReportIndexPage, ReportingSettings, ReportPage, Seat, SeatKind, Sitting, WriterLink
from reports.models.links import new_nonce

LINK_AT_LEAST = datetime.timedelta(days=3)


def writers_of(sitting: Sitting) -> list[Person]:
    """Return the ordinary members who sit in the assembly on that day."""
    seats = Seat.objects.filter(assembly=sitting.assembly_id, kind=SeatKind.ORDINARY).held_on(sitting.date)
    return [seat.person for seat in seats.select_related("person")]


def substitute_for(sitting: Sitting) -> Person | None:
    """Return the first substitute of the day who has no report about the sitting yet."""
    taken = ReportPage.objects.filter(sitting=sitting, writer__isnull=False).values("writer")
    seats = Seat.objects.filter(assembly=sitting.assembly_id, kind=SeatKind.SUBSTITUTE).held_on(sitting.date)
    seat = seats.exclude(person__in=taken).select_related("person").first()
    return seat.person if seat else None


def report_for(sitting: Sitting, person: Person, *, as_substitute: bool = False) -> ReportPage | None:
    """Return the person's report about the sitting, made if need be; None where there is no list to put it in."""
    with transaction.atomic():
        Sitting.objects.select_for_update().get(pk=sitting.pk)  # one at a time: two jobs make one report
        known = ReportPage.objects.filter(sitting=sitting, writer=person).order_by("pk").first()
        if known is not None:
            return known
        index = ReportIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path").first()
        if index is None:
            return None
        page = ReportPage(
            title=f"{sitting.assembly.title} {sitting.date:%Y-%m-%d}",
            slug=f"rapport-{secrets.token_hex(5)}",  # until a headline is out (MACHINE_SLUG)
            sitting=sitting, writer=person, as_substitute=as_substitute, live=False,
        )  # fmt: skip
        index.add_child(instance=page)
        page.save_revision()
        return page


def link_expires(sitting: Sitting, now: datetime.datetime) -> datetime.datetime:
    """Return until when a link for a sitting lives: as long as there is to write, and at least some days from now."""
    days = datetime.timedelta(days=ReportingSettings.current().days_to_write)
    end = timezone.make_aware(datetime.datetime.combine(sitting.date + days, datetime.time(23, 59)))
    return max(end, now + LINK_AT_LEAST)


def link_for(report: ReportPage, person: Person, *, now: datetime.datetime, afresh: bool = False) -> WriterLink:
    """Return the person's link to the report, made if need be. Afresh: under a new address if it was closed."""
    expires = link_expires(report.sitting, now)
    link, made = WriterLink.objects.get_or_create(report=report, person=person, defaults={"expires_at": expires})
    if made:
        return link
    if afresh and link.revoked_at is not None:
        link.revoked_at, link.nonce = None, new_nonce()
    if link.revoked_at is None and link.expires_at < expires:
        link.expires_at = expires
    link.save()
    return link


def describe(report: ReportPage, *, area: PolicyAreaPage | None, takes_questions: bool) -> None:
    """Note what a writer says about a report that is not out yet; one that is belongs to the editors."""
    page = ReportPage.objects.get(pk=report.pk)
    if page.live:
        return
    page = page.get_latest_revision_as_object()
    areas = [area] if area is not None else []
    if [found.pk for found in page.areas.all()][:1] == [found.pk for found in areas] and (
        page.takes_questions == takes_questions
    ):
        return
    page.areas, page.takes_questions = (
        [*areas, *[found for found in page.areas.all()[1:] if found not in areas]],
        takes_questions,
    )
    page.save()
    page.save_revision()
