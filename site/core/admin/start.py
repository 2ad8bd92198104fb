"""The start page: big buttons for what editors do most, and what waits to be published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.images.permissions import permission_policy as image_policy

from core.admin.calendar import Entry, scheduled_after

#: Apps that own page types register functions here, as Wagtail hooks: request → StartButton or None.
BUTTONS_HOOK = "register_start_buttons"
MOST_SCHEDULED = 10


@dataclass(frozen=True, slots=True)
class StartButton:
    """A thing to do, one press away."""

    label: str | Promise
    url: str
    icon: str
    order: int = 100


def upload_image(request: HttpRequest) -> StartButton | None:
    """Offer to upload pictures to those who may."""
    if not image_policy.user_has_permission(request.user, "add"):
        return None
    return StartButton(_("Upload images"), reverse("wagtailimages:add_multiple"), "image", 20)


def see_month(request: HttpRequest) -> StartButton:
    """Offer the month view to everybody."""
    return StartButton(_("Month view"), reverse("core_admin:month"), "calendar-alt", 90)


class StartPanel(Component):
    """The big buttons."""

    order = 50
    template_name = "core/admin/start.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
        """Ask every app for its buttons."""
        request = (parent_context or {})["request"]
        found = [make(request) for make in hooks.get_hooks(BUTTONS_HOOK)]
        return {"buttons": sorted([button for button in found if button], key=lambda button: button.order)}


class ScheduledPanel(Component):
    """What is published or taken down by itself, soonest first."""

    order = 60
    template_name = "core/admin/scheduled.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
        """Find the next entries that the user may know of."""
        request = (parent_context or {})["request"]
        entries: list[Entry] = scheduled_after(request.user, timezone.now())
        return {"entries": entries[:MOST_SCHEDULED], "more": max(0, len(entries) - MOST_SCHEDULED)}


def add_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Put ours above Wagtail's own (hook construct_homepage_panels)."""
    panels += [StartPanel(), ScheduledPanel()]
