"""The reports' tags: what other pages show of them."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Count, Window
from django.utils import timezone
from django.utils.translation import get_language

from core.models import BasePage, PageTag
from reports.models import ReportPage

register = template.Library()

ROWS = 3


@register.inclusion_tag("reports/tags/latest_reports.html", takes_context=True)
def latest_reports(context: dict[str, Any]) -> dict[str, Any]:
    """Show the latest report with both texts as a spread, and the latest others in rows: at most two queries."""
    request, today = context["request"], timezone.localdate()
    reports = ReportPage.objects.readable_by(request.user, today=today).as_rows()
    reports = reports.filter(locale__language_code=get_language())
    latest = list(reports.annotate(total=Window(Count("pk")))[: ROWS + 1])
    if not latest:
        return {"spread": None, "rows": [], "total": 0, "index_url": ""}
    spread = next((report for report in latest if report.before and report.after), None)
    spread = spread or reports.with_both_texts(today=today).first() or latest[0]
    return {
        "spread": spread,
        "rows": [report for report in latest if report.pk != spread.pk][:ROWS],
        "total": latest[0].total,
        "index_url": spread.get_parent_url(request),
    }


@register.simple_tag(takes_context=True)
def area_reports(context: dict[str, Any], page: Any) -> dict[str, Any] | None:
    """Return the latest reports that have a tag in common with a policy area: one query. None where there are none."""
    request = context["request"]
    if not page.pk:
        return None
    tags = PageTag.objects.filter(content_object__translation_key=page.translation_key).values("tag")
    alike = BasePage.objects.filter(tagged_items__tag__in=tags).values("translation_key")
    reports = ReportPage.objects.readable_by(request.user, today=timezone.localdate()).as_rows()
    found = list(reports.filter(translation_key__in=alike, locale__language_code=get_language())[:ROWS])
    return {"reports": found, "more_url": found[0].get_parent_url(request)} if found else None
