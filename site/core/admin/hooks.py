"""The editors' admin's Wagtail hooks, collected by core.wagtail_hooks."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from core.admin import checks, menus, start

hooks.register("construct_homepage_panels", start.add_panels)
hooks.register(start.BUTTONS_HOOK, start.upload_image)
hooks.register(start.BUTTONS_HOOK, start.see_month)
hooks.register("construct_help_menu", menus.trim_help)
hooks.register("construct_main_menu", menus.name_plainly)
hooks.register("register_admin_menu_item", menus.month_item)
hooks.register("register_help_menu_item", menus.manual_item)
hooks.register("construct_wagtail_userbar", checks.use_own_checks)


@hooks.register("register_admin_urls")
def own_addresses() -> list[Any]:
    """Put our own pages under /admin/."""
    return [path("", include("core.admin.urls"))]


@hooks.register("insert_global_admin_css")
def own_looks() -> SafeString:
    """Dress the admin in the association's colours."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
