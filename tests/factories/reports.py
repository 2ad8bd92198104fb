"""Makes assemblies, sittings and reports for tests."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from core.models import Person
from reports import assigning
from reports.models import (
    AssemblyPage,
    ReportIndexPage,
    ReportPage,
    ReportText,
    Seat,
    SeatKind,
    Sitting,
    WriterLink,
)
from reports.texts import AFTER, BEFORE
from tests.factories.core import publish

BUN = "Barn- och utbildningsnämnden"
TEXTS = {
    BEFORE: {"lead": "Vi går dit med ett nej.", "body": "<p>Köket är för litet.</p>"},
    AFTER: {"lead": "Ärendet kom tillbaka.", "body": "<p>Det blev återremiss.</p>"},
}


def make_reports(home: Page, **fields: Any) -> ReportIndexPage:
    """Make the published list of reports."""
    return publish(home, ReportIndexPage(**{"title": "Rapporter", "slug": "rapporter", **fields}))


def make_assembly(index: Page, title: str = BUN, **fields: Any) -> AssemblyPage:
    """Make a published assembly, or return the one of that name."""
    known = AssemblyPage.objects.child_of(index).filter(title=title).first()
    return known or publish(index, AssemblyPage(title=title, **fields))


def make_sitting(assembly: AssemblyPage, date: datetime.date, **fields: Any) -> Sitting:
    """Make a sitting, or return the one of that day."""
    return Sitting.objects.get_or_create(assembly=assembly, date=date, defaults=fields)[0]


def make_seat(assembly: AssemblyPage, person: Person, kind: str = SeatKind.ORDINARY, **fields: Any) -> Seat:
    """Make a seat."""
    return Seat.objects.create(assembly=assembly, person=person, kind=kind, **fields)


def make_report(
    index: Page, title: str = "Två förskolor kan bli en", *, before: bool = True, after: bool = False, **fields: Any
) -> ReportPage:
    """Make a report on a sitting of 24 March 2026, with the texts that are said out, five days before and two after."""
    day = fields.pop("sitting_date", datetime.date(2026, 3, 24))
    assembly = make_assembly(index, fields.pop("assembly_name", BUN))
    sitting = fields.pop("sitting", None) or make_sitting(assembly, day)
    page = ReportPage(title=title, sitting=sitting, live=False, **{"slug": slugify(title), **fields})
    index.add_child(instance=page)
    page.save_revision()
    for phase, is_out, days in ((BEFORE, before, -5), (AFTER, after, 2)):
        if is_out:
            write_text(page, phase, headline=title, out_on=sitting.date + datetime.timedelta(days=days))
    return ReportPage.objects.get(pk=page.pk)


def write_text(
    report: ReportPage, phase: str, *, out_on: datetime.date | None = None, publish: bool = True, **content: Any
) -> ReportText:
    """Write a text, and publish it as if it had come out on a day, today if none is said."""
    text = ReportText.objects.get(report=report, phase=phase)
    for name, value in {**TEXTS[phase], **content}.items():
        setattr(text, name, value)
    if out_on is not None and publish:
        moment = timezone.make_aware(datetime.datetime.combine(out_on, datetime.time(8)))
        ReportText.objects.filter(pk=text.pk).update(first_published_at=moment)
        text.first_published_at = moment
    revision = text.save_revision()
    if publish:
        revision.publish()
    return ReportText.objects.get(pk=text.pk)


def make_link(report: ReportPage, person: Person | None = None, **fields: Any) -> WriterLink:
    """Make the writer's personal link, open for a day from now."""
    who = person or report.writer
    assert who is not None
    link = assigning.link_for(report, who, now=timezone.now())
    for name, value in fields.items():
        setattr(link, name, value)
    link.save()
    return link
