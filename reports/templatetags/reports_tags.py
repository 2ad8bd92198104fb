"""The reports' tags: what other pages show of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import template
from django.conf import settings
from django.db.models import Count, Window
from django.utils.translation import get_language

from reports.models import ReportPage

register = template.Library()

ROWS = 3
ABOUT = 5

#: Who knows the demands' titles and addresses registers here; until then a report shows none of its demands.
DemandFinder = Callable[[list[str], Any], "list[dict[str, str]]"]
_demand_finder: list[DemandFinder] = []


def register_demand_finder(finder: DemandFinder) -> None:
    """Tell how keys of demands become title and url, as a reader may see them. Called in an app's `ready()`."""
    _demand_finder[:] = [finder]


@register.inclusion_tag("reports/tags/latest_reports.html", takes_context=True)
def latest_reports(context: dict[str, Any]) -> dict[str, Any]:
    """Show the latest report with both texts as a spread, and the latest others in rows: at most three queries."""
    request = context["request"]
    reports = ReportPage.objects.readable_by(request.user).as_rows()
    reports = reports.filter(locale__language_code=get_language())
    latest = list(reports.annotate(total=Window(Count("pk")))[: ROWS + 1])
    if not latest:
        return {"spread": None, "rows": [], "total": 0, "index_url": ""}
    spread = next((report for report in latest if report.before_out_on and report.after_out_on), None)
    spread = spread or reports.with_both_texts().first() or latest[0]
    return {
        "spread": spread,
        "rows": [report for report in latest if report.pk != spread.pk][:ROWS],
        "total": latest[0].total,
        "index_url": spread.get_parent_url(request),
    }


@register.inclusion_tag("reports/tags/reports_about.html", takes_context=True)
def reports_about(context: dict[str, Any], area: Any) -> dict[str, Any]:
    """Show the latest reports about a policy area, in whatever language it is read: two queries."""
    request = context["request"]
    reports = ReportPage.objects.readable_by(request.user).as_rows()
    reports = reports.filter(areas__translation_key=area.translation_key).distinct()
    shown = list(reports[: ABOUT + 1])
    url = f"{shown[0].get_parent_url(request)}?omrade={area.slug}" if shown else ""
    return {"reports": shown[:ABOUT], "more_url": url if len(shown) > ABOUT else ""}


@register.simple_tag
def demands_of(report: ReportPage) -> list[dict[str, str]]:
    """Return the demands that a report is about, with title and url."""
    keys = report.demand_keys.split()
    return _demand_finder[0](keys, None) if keys and _demand_finder else []


@register.simple_tag
def absolute_site_url(path: str) -> str:
    """Return the full address of a path, as it is printed and shared."""
    return f"{settings.SITE_URL}{path}"
