"""The admin's menus, without what an editor never needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

# Of no use to an editor: news for those who build sites, and another site's manual.
UNUSED_HELP = ("whats-new", "editor-guide")


def trim_help(request: HttpRequest, items: list[Any]) -> None:
    """Leave out help that is about Wagtail and not about this site (hook construct_help_menu)."""
    items[:] = [item for item in items if not item.name.startswith(UNUSED_HELP)]


def name_plainly(request: HttpRequest, items: list[Any]) -> None:
    """Call Wagtail's reports something else: here reports are what representatives write (hook construct_main_menu)."""
    for item in items:
        if item.name == "reports":
            item.label = _("Overviews")


def month_item() -> MenuItem:
    """Return the way to the month view."""
    return MenuItem(_("Month view"), reverse("core_admin:month"), name="month", icon_name="calendar-alt", order=150)


def manual_item() -> MenuItem:
    """Return the way to the editors' manual."""
    return MenuItem(_("Editors’ manual"), reverse("core_admin:manual"), name="manual", icon_name="help", order=100)
