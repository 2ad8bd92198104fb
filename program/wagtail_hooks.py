"""The programme in the admin: one list of all planned actions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from program import adoption_admin
from program.demands_admin import DemandRecordViewSet
from program.models import PlannedAction


class PlannedActionViewSet(SnippetViewSet):
    """What was planned for the year, and how it goes."""

    model = PlannedAction
    icon = "list-ol"
    menu_label = _("Planned actions")
    menu_order = 300
    add_to_admin_menu = True
    list_per_page = 100
    list_display: ClassVar = [
        "text",
        Column("get_status_display", label=_("Status"), sort_key="status"),
        "chapter",
        "responsible",
        DateColumn("changed_at", label=_("Changed"), sort_key="changed_at"),
    ]
    list_filter: ClassVar = ["status"]
    search_fields: ClassVar = ["text", "chapter", "responsible", "evidence"]


register_snippet(PlannedActionViewSet)
register_snippet(DemandRecordViewSet)


@hooks.register("register_admin_urls")
def adoption_addresses() -> list[Any]:
    """Put where a programme stands under /admin/."""
    return adoption_admin.urlpatterns
