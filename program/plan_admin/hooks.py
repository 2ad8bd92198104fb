"""The ways to the plan's actions: the start page's button, the user bar, the menu's addresses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import BaseItem

from core.admin.start import StartButton
from program.models import ActivityPlanPage
from program.plan_admin.next_year import next_year
from program.plan_admin.views import CHANGE, list_url

urlpatterns = [path("verksamhetsplan/<int:page_id>/nasta-ar/", next_year, name="program_next_year")]


def change_status(request: HttpRequest) -> StartButton | None:
    """Lead to the list of actions those who may change them (hook register_start_buttons)."""
    user: Any = request.user
    if not user.has_perm(CHANGE) or not ActivityPlanPage.objects.exists():
        return None
    return StartButton(_("Change how the plan goes"), list_url(), "list-ol", 15)


class PlanItem(BaseItem):
    """The way from a plan's page to its actions."""

    template_name = "program/admin/userbar_plan.html"

    def __init__(self, page: ActivityPlanPage) -> None:
        super().__init__()
        self.page = page

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return the address."""
        return {**super().get_context_data(parent_context), "url": list_url(self.page.year)}


def add_to_userbar(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Add the way to a plan's actions to its user bar (hook construct_wagtail_userbar)."""
    user: Any = request.user
    if isinstance(page, ActivityPlanPage) and user.has_perm(CHANGE):
        items.append(PlanItem(page))
