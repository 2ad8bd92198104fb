"""The admin's own pages: the month view and the manual."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.i18n import JavaScriptCatalog

from core.admin import calendar
from core.admin import manual as manual_text


class ScriptTexts(JavaScriptCatalog):
    """The texts of the admin's scripts. Core's words have the last say over a package's own."""

    def get_paths(self, packages: list[str]) -> list[str]:
        """Read core's catalogue last."""
        own = str(Path(apps.get_app_config("core").path) / "locale")
        return sorted(super().get_paths(packages), key=lambda path: path == own)


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """Show a month (`?manad=2026-11`) of what was published and what is scheduled."""
    today = timezone.localdate(timezone=calendar.site_zone())
    first = calendar.month_from(request.GET.get("manad", ""), today)
    context = {
        "first": first,
        "previous": calendar.previous_month(first),
        "next": calendar.next_month(first),
        "this_month": today.replace(day=1),
        "today": today,
        "days": calendar.by_day(calendar.month_entries(request.user, first)),
    }
    return TemplateResponse(request, "core/admin/month.html", context)


@require_safe
def manual(request: HttpRequest) -> HttpResponse:
    """Show the editors' manual, with its pictures."""
    html = manual_text.read(settings.EDITORS_MANUAL, lambda name: static(f"handbok/{name}"))
    return TemplateResponse(request, "core/admin/manual.html", {"manual": html})
