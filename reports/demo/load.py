"""Loads the demo's reports: pairs, halves, and one that waits for its second text."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Site

from core.demo import building
from core.models import Person
from reports.demo import content
from reports.demo.content import ReportData
from reports.models import ReportIndexPage, ReportPage

# What a row says, by how the matter ended.
LEADS = {
    "": "Ärendet avgörs på sammanträdet.",
    "bifall": "Bifall. Det blev i huvudsak som vi ville.",
    "avslag": "Avslag. Majoriteten ville något annat.",
    "återremiss": "Återremiss. Ärendet ska utredas mer innan det avgörs.",
    "bordläggning": "Bordläggning. Ärendet tas upp nästa gång.",
}

# What a report has in common with a policy area, so that the area's page shows it.
TAGS = {
    "Barn- och utbildningsnämnden": ("skola",),
    "Socialnämnden": ("omsorg",),
    "Kultur- och fritidsnämnden": ("kultur",),
    "Samhällsbyggnadsnämnden": ("kollektivtrafik",),
}


def load(site: Site) -> None:
    """Lay out the reports, the oldest first, so that their numbers follow time."""
    home, today = site.root_page.specific, timezone.localdate()
    find = building.page_finder(home)
    data = content.INDEX
    index = ReportIndexPage(title=data.title, slug=data.key, show_in_menus=True, **data.extra)
    home.add_child(instance=index)
    building.apply_texts(index, data, find)
    building.publish(index, data.tags)
    for report in sorted(content.reports(today), key=lambda report: report.sitting):
        _make_report(index, report)


def _make_report(index: ReportIndexPage, data: ReportData) -> None:
    page = ReportPage(
        title=data.title,
        slug=data.slug,
        lead=LEADS[data.outcome],
        assembly_name=data.assembly,
        sitting_date=data.sitting,
        writer=Person.objects.get(slug=data.writer),
        **_text_fields(data),
    )
    index.add_child(instance=page)
    building.publish(page, TAGS.get(data.assembly, ()))
    days = [side.published_on for side in (data.before, data.after) if side]
    # As if it had been published on its days: readers and machines see when.
    Page.objects.filter(pk=page.pk).update(
        first_published_at=_morning(min(days)), last_published_at=_morning(max(days))
    )


def _text_fields(data: ReportData) -> dict[str, Any]:
    return {
        f"{phase}_{name}": value
        for phase, side in (("before", data.before), ("after", data.after))
        if side
        for name, value in (("lead", side.lead), ("body", side.html), ("published_on", side.published_on))
    }


def _morning(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(8)))
