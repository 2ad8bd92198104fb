"""What the leak scan asks for besides pages: the addresses that an app gives out."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from reports.models import ReportPage, ReportText

MOST = 200


def addresses() -> Iterator[str]:
    """Yield the short addresses, also of numbers whose report is not out, and feeds of filters."""
    pages = ReportPage.objects.filter(number__gt=0).order_by("-pk")
    for page in pages[:MOST]:
        yield page.permalink
    yield from (reverse("reports-short:permalink", args=[2000, 1]),)
    for text in ReportText.objects.filter(live=False).exclude(latest_revision=None).order_by("-pk")[:MOST]:
        yield reverse("reports-short:qr", args=[text.report.number_year, text.report.number])
