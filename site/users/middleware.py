"""The door to the admin: whoever has no business there is told so, and staff show a second factor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode

from users import second_factor

OPEN = frozenset({"wagtailadmin_login", "wagtailadmin_logout"})


class AdminDoorMiddleware:
    """Stands before every view of the admin.

    Wagtail itself sends a member without rights back to the sign-in page, which sends them on to the admin,
    for ever; here they get a 403 that explains.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Let in, refuse, or ask for the second factor."""
        if not request.path.startswith(reverse("wagtailadmin_home")) or not request.user.is_authenticated:
            return None
        if request.resolver_match and request.resolver_match.url_name in OPEN:
            return None
        if not second_factor.may_enter_admin(request.user):
            raise PermissionDenied
        if not second_factor.is_demanded(request.user) or second_factor.was_shown(request):
            return None
        name = "account_reauthenticate" if second_factor.has_one(request.user) else "account_second_factor"
        return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': request.get_full_path()})}")
