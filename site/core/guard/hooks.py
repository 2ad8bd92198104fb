"""The guard in the admin's menus: the names not to publish, and the log of what was let stand."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.guard.checking import kind_words
from core.models import GuardDecision, WithheldName
from core.visibility.admin import unreadable_pages

SEE_LOG = "core.view_guarddecision"


class WithheldNameViewSet(ModelViewSet):
    """Whom not to name."""

    model = WithheldName
    name = "withheld_names"
    icon = "user"
    menu_label = _("Names not to publish")
    add_to_settings_menu = True
    list_display: ClassVar = ["name", "note", DateColumn("added_at", label=_("Added"))]
    search_fields: ClassVar = ["name", "note"]
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False


class LogView(ReportView):
    """Who let what stand, where, and why. What it was does not stand there."""

    model = GuardDecision
    page_title = _("Let through by the publish guard")
    header_icon = "lock-open"
    index_url_name = "core_guard_log"
    index_results_url_name = "core_guard_log_results"
    permission_policy = ModelPermissionPolicy(GuardDecision)
    any_permission_required: ClassVar = ["view"]
    paginate_by = 50
    columns: ClassVar = [
        DateColumn("decided_at", label=_("When")),
        Column("who", label=_("Who")),
        Column("title", label=_("Where")),
        Column("kind", label=_("Found"), accessor=lambda row: kind_words().get(row.kind, row.kind)),
        Column("reason", label=_("Reason")),
    ]

    def get_queryset(self) -> Any:
        """Return the latest first, without pages that the reader of the log may not read."""
        hidden = unreadable_pages(self.request.user).values_list("translation_key", flat=True)
        return GuardDecision.objects.exclude(subject__in=[f"page:{key}" for key in hidden]).order_by(
            "-decided_at", "-pk"
        )


class LogItem(MenuItem):
    """Shown to those who may read the log."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(SEE_LOG)


@hooks.register("register_admin_viewset")
def names() -> Any:
    return WithheldNameViewSet()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("rapporter/granskningslogg/", LogView.as_view(), name="core_guard_log"),
        path("rapporter/granskningslogg/rader/", LogView.as_view(results_only=True), name="core_guard_log_results"),
    ]


@hooks.register("register_reports_menu_item")
def log_item() -> MenuItem:
    return LogItem(
        _("Let through by the publish guard"),
        reverse("core_guard_log"),
        name="guard-log",
        icon_name="lock-open",
        order=1100,
    )


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Offer these permissions where groups are edited."""
    return Permission.objects.filter(
        content_type__app_label="core", content_type__model__in=["withheldname", "guarddecision"]
    )
