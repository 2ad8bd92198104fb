"""The reports' tags: what other pages show of them."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.db.models import Count, Window
from django.utils.translation import get_language

from program.links import demand_links
from reports.models import ReportPage

register = template.Library()

ROWS = 3
ABOUT = 5
MOST_OF_AREA = 200  # reports of an area that its demands are looked for in


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


@register.simple_tag(takes_context=True)
def area_reports(context: dict[str, Any], page: Any) -> dict[str, Any] | None:
    """Return the latest reports about a policy area, and where there are more: two queries. None if there are none."""
    if not page.pk:
        return None
    request = context["request"]
    reports = ReportPage.objects.readable_by(request.user).as_rows().filter(locale__language_code=get_language())
    found = list(reports.filter(areas__translation_key=page.translation_key).distinct()[: ABOUT + 1])
    if not found:
        return None
    more_url = f"{found[0].get_parent_url(request)}?omrade={page.slug}" if len(found) > ABOUT else ""
    return {"reports": found[:ABOUT], "more_url": more_url}


@register.simple_tag(takes_context=True)
def demands_of(context: dict[str, Any], report: ReportPage) -> list[dict[str, str]]:
    """Return the demands that a report is about, with title and url: three queries where it names any."""
    keys = report.demand_keys.split()
    return demand_links(keys, user=context["request"].user, language=get_language() or "") if keys else []


@register.simple_tag(takes_context=True)
def reports_by_demand(context: dict[str, Any], page: Any) -> dict[str, list[ReportPage]]:
    """Return the latest reports about an area's demands, by the demands' keys: one query."""
    if not page.pk:
        return {}
    reports = ReportPage.objects.readable_by(context["request"].user).defer("body", "easy_read")
    reports = reports.filter(locale__language_code=get_language(), areas__translation_key=page.translation_key)
    found: dict[str, list[ReportPage]] = {}
    for report in reports.exclude(demand_keys="").distinct()[:MOST_OF_AREA]:
        for key in report.demand_keys.split():
            found.setdefault(key, []).append(report)
    return found


@register.filter
def value_of(values: dict[str, Any], key: str) -> Any:
    """Return what a dictionary has under a key that a template has in a variable."""
    return values.get(key)


@register.simple_tag
def absolute_site_url(path: str) -> str:
    """Return the full address of a path, as it is printed and shared."""
    return f"{settings.SITE_URL}{path}"
