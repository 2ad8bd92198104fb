"""The admin's start page tells administrators what the last leak scan found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from core.visibility.audiences import is_administrator


class LeakScanPanel(Component):
    """The last scan: when, how much, and what showed."""

    name = "leak_scan"
    template_name = "core/admin/leak_scan_panel.html"
    order = 400

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Fetch the last scan: one query."""
        from core.models import LeakScan

        return {"scan": LeakScan.objects.first()}


def add_panel(request: Any, panels: list[Any]) -> None:
    """Hook construct_homepage_panels: administrators only, since findings name private pages."""
    if is_administrator(request.user):
        panels.append(LeakScanPanel())
