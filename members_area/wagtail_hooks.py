"""The register, meetings and minutes in the admin's menus, addresses and permissions."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail import hooks

from members_area.meetings import admin_views as meeting_views
from members_area.meetings import menus  # noqa: F401 - it registers hooks
from members_area.meetings.viewsets import AgendaTemplateViewSet, DecisionViewSet
from members_area.minutes import admin_views as minutes_views
from members_area.register import actions, handover_view, import_views, views


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    return [views.MemberViewSet(), views.CircleViewSet(), views.JoinRequestViewSet(), views.LookViewSet()]


@hooks.register("register_admin_viewset")
def meeting_viewsets() -> list[Any]:
    return [AgendaTemplateViewSet(), DecisionViewSet()]


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("medlemslista/", import_views.upload, name="members_import"),
        path("overlamning/", handover_view.view, name="members_handover"),
        path("medlemslista/<int:pk>/", import_views.one, name="members_import_one"),
        path("moten/", meeting_views.meetings, name="members_meetings"),
        path("moten/<int:pk>/", meeting_views.meeting, name="members_meeting"),
        path("moten/<int:pk>/protokoll/", meeting_views.begin_minutes, name="members_minutes_start"),
        path("protokoll/<int:pk>/", minutes_views.minutes, name="members_minutes"),
    ]


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Offer these permissions where groups are edited."""
    return Permission.objects.filter(
        content_type__app_label="members_area",
        content_type__model__in=["member", "circle", "joinrequest", "appointment"],
    )


for action in actions.ACTIONS:
    hooks.register("register_bulk_action", action)
