"""The visibility's Wagtail hooks, collected by core.wagtail_hooks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks

from core import roles
from core.visibility import admin, panels, serving
from core.visibility.viewsets import CollectionAudienceViewSet

hooks.register("on_serve_page", serving.guard, order=-10)
hooks.register("construct_homepage_panels", panels.add_panel)
hooks.register("construct_explorer_page_queryset", admin.filter_listing)
hooks.register("construct_page_chooser_queryset", admin.filter_chooser)


hooks.register("register_admin_viewset", CollectionAudienceViewSet)


@hooks.register("before_bulk_action")
def keep_the_last_administrator(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> HttpResponse | None:
    """Refuse to delete, deactivate or demote all administrators in one go."""
    models = {type(item) for item in objects}
    if models != {get_user_model()} or action_type not in ("delete", "set_active_state"):
        return None
    if action_type == "set_active_state" and request.POST.get("mark_as_active") == "True":
        return None
    try:
        roles.keep_last(objects)
    except roles.LastAdministratorError as error:
        messages.error(request, str(error))
        return redirect("wagtailusers_users:index")
    return None
