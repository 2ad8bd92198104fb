"""Asks before a page is served, in Wagtail's own chain: whatever a page type does in `serve`, it passes here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from core.visibility.audiences import EVERYONE, may_read


def refusal(page: Any, request: HttpRequest) -> HttpResponseBase | None:
    """Return the way to the sign-in for a stranger, None for a reader. Raises PermissionDenied for others."""
    if may_read(request.user, getattr(page, "effective_audience", EVERYONE)):
        return None
    if request.user.is_authenticated:
        raise PermissionDenied
    response = redirect_to_login(request.get_full_path())
    patch_cache_control(response, private=True, no_store=True)
    return response


def guard(serve: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Wrap Wagtail's serving of a page (hook `on_serve_page`)."""

    def guarded(page: Any, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponseBase:
        # The pages above were fetched on the way here. Each is asked, so that a page never stands wider open
        # than its section, even if its own stored audience were wrong.
        above = page
        while above is not None:
            if (refused := refusal(above, request)) is not None:
                return refused
            above = getattr(above, "_cached_parent_obj", None)
        response = serve(page, request, args, kwargs)
        if getattr(page, "effective_audience", EVERYONE) != EVERYONE or request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        return response

    return guarded
