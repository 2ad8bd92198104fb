"""The programme in the admin: the list of planned actions, and what became of demands."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from core.admin.start import BUTTONS_HOOK
from program import adoption_admin
from program.demands_admin import DemandRecordViewSet
from program.plan_admin import hooks as plan_hooks
from program.plan_admin.viewsets import PlanChapterViewSet, PlannedActionViewSet

register_snippet(PlannedActionViewSet)
register_snippet(PlanChapterViewSet)
register_snippet(DemandRecordViewSet)
hooks.register(BUTTONS_HOOK, plan_hooks.change_status)
hooks.register("construct_wagtail_userbar", plan_hooks.add_to_userbar)


@hooks.register("register_admin_urls")
def own_addresses() -> list[Any]:
    """Put where a programme stands, and next year's plan, under /admin/."""
    return [*adoption_admin.urlpatterns, *plan_hooks.urlpatterns]
