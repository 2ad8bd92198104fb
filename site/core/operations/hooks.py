"""Operations and the outbox in the admin's menus, addresses and permissions."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.operations import mail_actions, outbox, views
from core.tasks.alarm import PERMISSION


class OperationsMenuItem(MenuItem):
    """Shown to those who look after the running site."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("drift/", views.operations, name="core_operations"),
        path("drift/uppgift/", views.failed_task, name="core_failed_task"),
    ]


@hooks.register("register_reports_menu_item")
def operations_menu_item() -> MenuItem:
    return OperationsMenuItem(
        _("Operations"), reverse("core_operations"), name="operations", icon_name="cogs", order=1200
    )


@hooks.register("register_admin_viewset")
def outbox_viewset() -> Any:
    return outbox.MailViewSet()


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Offer these permissions where groups are edited."""
    return Permission.objects.filter(
        content_type__app_label="core", codename__in=["operate", "view_outboxmail", "change_outboxmail"]
    )


for action in mail_actions.ACTIONS:
    hooks.register("register_bulk_action", action)
