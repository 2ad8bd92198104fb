"""Makes reports for tests."""

from __future__ import annotations

import datetime
from typing import Any

from wagtail.models import Page

from reports.models import ReportIndexPage, ReportPage
from tests.factories.core import publish


def make_reports(home: Page, **fields: Any) -> ReportIndexPage:
    """Make the published list of reports."""
    return publish(home, ReportIndexPage(**{"title": "Rapporter", "slug": "rapporter", **fields}))


def make_report(
    index: Page, title: str = "Två förskolor kan bli en", *, before: bool = True, after: bool = False, **fields: Any
) -> ReportPage:
    """Make a published report on a sitting of 24 March 2026, whose texts are out as said."""
    sitting = fields.pop("sitting_date", datetime.date(2026, 3, 24))
    defaults: dict[str, Any] = {
        "assembly_name": "Barn- och utbildningsnämnden",
        "sitting_date": sitting,
        "lead": "Beslutet sköts upp.",
        "before_lead": "Vi går dit med ett nej.",
        "before_body": "<p>Köket är för litet.</p>",
        "before_published_on": sitting - datetime.timedelta(days=5) if before else None,
        "after_lead": "Ärendet kom tillbaka.",
        "after_body": "<p>Det blev återremiss.</p>",
        "after_published_on": sitting + datetime.timedelta(days=2) if after else None,
    }
    return publish(index, ReportPage(title=title, **{**defaults, **fields}))
