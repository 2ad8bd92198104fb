"""Meetings in the admin's menu, for the board, and the way onward in the editor's menu of actions."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from members_area.models import MinutesPage
from members_area.models.private import may_write


class MeetingsItem(MenuItem):
    """The way to the meetings; there is none before there is a page of them."""

    def is_shown(self, request: Any) -> bool:
        """Show it to the board."""
        return may_write(request.user)


@hooks.register("register_meetings_menu_item")
def meetings_item() -> MenuItem:
    return MeetingsItem(
        _("Meetings and minutes"), reverse("members_meetings"), name="meetings-pages", icon_name="group", order=10
    )


@hooks.register("register_meetings_menu_item")
def decisions_item() -> MenuItem:
    return MeetingsItem(_("Decisions"), reverse("decisions:index"), name="decisions", icon_name="check", order=20)


@hooks.register("register_meetings_menu_item")
def templates_item() -> MenuItem:
    return MeetingsItem(
        _("Templates for agendas"), reverse("agendatemplates:index"), name="templates", icon_name="list-ol", order=30
    )


class BoardMenu(SubmenuMenuItem):
    """What the board works with."""

    def is_shown(self, request: Any) -> bool:
        """Show it to the board."""
        return may_write(request.user)


@hooks.register("register_admin_menu_item")
def board_menu() -> MenuItem:
    menu = Menu(register_hook_name="register_meetings_menu_item")
    return BoardMenu(_("Meetings"), menu, name="meetings", icon_name="group", order=260)


class ApproveItem(ActionMenuItem):
    """The step after writing: to those who approve."""

    name = "action-approve"
    label = _("To approval")
    icon_name = "check"

    def get_url(self, parent_context: Any) -> str:
        """Lead to the page of approval."""
        return reverse("members_minutes", args=[parent_context["page"].pk])


@hooks.register("construct_page_action_menu")
def action_menu(menu_items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """Offer the next step in the editor of minutes."""
    page = context.get("page")
    if isinstance(page, MinutesPage) and context.get("view") == "edit" and page.pk:
        menu_items.append(ApproveItem(order=5))
