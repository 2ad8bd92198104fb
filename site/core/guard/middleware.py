"""The guard in the admin: lets it ask, and says in plain words what it held on ways that have no form of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from core.guard.gate import Held, asking

ADMIN = "/admin/"


class GuardMiddleware:
    """Stands inside the messages' middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST" or not request.path.startswith(ADMIN):
            return self.get_response(request)
        with asking():
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """Lead to the editor of what was held, where the draft is and the guard can be answered."""
        if not isinstance(error, Held) or not request.path.startswith(ADMIN):
            return None
        said = format_html(
            "{} <ul>{}</ul>",
            _("“%(title)s” was not published. Publish it from here, and you will be asked.") % {"title": error.row},
            format_html_join("", "<li>{}</li>", ((sentence,) for sentence in error.sentences)),
        )
        messages.error(request, said)
        address = _editor_of(error.row) or request.headers.get("Referer") or reverse("wagtailadmin_home")
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":  # Wagtail's dialogues go where they are told
            return JsonResponse({"step": "success", "redirect": address})
        return HttpResponseRedirect(address)


def _editor_of(row: Any) -> str:
    from wagtail.admin.admin_url_finder import AdminURLFinder  # noqa: PLC0415

    return AdminURLFinder().get_edit_url(row) or "" if row.pk else ""
