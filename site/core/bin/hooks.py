"""The bin's Wagtail hooks, collected by core.wagtail_hooks, and where it takes Wagtail's deletion over."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.actions.delete_page import DeletePageAction
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction

from core.bin import access, keeping, views


def take_over_deletion() -> None:
    """Let every deletion by a person end in the bin: page view, bulk action and API all make this action."""
    stock = DeletePageAction._delete_page

    @wraps(stock)
    def delete(self: Any, page: Any, *args: Any, **kwargs: Any) -> Any:
        return keeping.delete_from_admin(stock, self, page, *args, **kwargs)

    DeletePageAction._delete_page = delete


take_over_deletion()


class BinMenuItem(MenuItem):
    """Shown to those who may delete something."""

    def is_shown(self, request: HttpRequest) -> bool:
        return access.may_use(request.user)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("papperskorg/", views.index, name="core_bin"),
        path("papperskorg/<int:entry_id>/aterstall/", views.restore, name="core_bin_restore"),
        path("papperskorg/<int:entry_id>/plats/", views.choose_place, name="core_bin_place"),
        path("papperskorg/<int:entry_id>/radera/", views.erase, name="core_bin_erase"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return BinMenuItem(_("Bin"), reverse("core_bin"), name="bin", icon_name="bin", order=900)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action(keeping.PUT, _("Put in the bin"), _("Put in the bin"))
    actions.register_action(keeping.RESTORED, _("Put back from the bin"), _("Put back from the bin"))


@hooks.register("after_delete_page")
def say_where_it_went(request: HttpRequest, page: Any) -> None:
    """Tell that the page can be had back."""
    text = _now("It lies in the bin for %d days.") % keeping.KEPT_FOR.days
    messages.info(request, text, buttons=[messages.button(reverse("core_bin"), _now("Open the bin"))])


@hooks.register("after_bulk_action")
def say_where_they_went(request: HttpRequest, action_type: str, objects: Any, action: Any) -> None:
    """Tell that the pages can be had back."""
    if isinstance(action, DeleteBulkAction) and objects:
        say_where_it_went(request, objects[0])
