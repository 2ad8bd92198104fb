"""RoutedPage: a page with addresses of its own below it, that stays a page of ours in all else."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.contrib.routable_page.models import RoutablePageMixin

from core.models import BasePage
from core.visibility import serving


class RoutedPage(RoutablePageMixin, BasePage):
    """Asks who reads before any of its addresses answers, and previews like any page."""

    class Meta:
        abstract = True

    @property
    def meta_apart(self) -> str:
        """Return what tells the heads of the page's addresses apart (core_tags.framed)."""
        return self.share_url

    def serve(self, request: HttpRequest, view: Any = None, args: Any = None, kwargs: Any = None) -> HttpResponseBase:
        """Answer at the page's own address, or at one below it."""
        if view is None:
            return BasePage.serve(self, request)
        request.served_page = self  # type: ignore[attr-defined]  # read by core.site_context and the page cache
        return serving.refusal(self, request) or view(request, *(args or ()), **(kwargs or {}))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Preview the page's own address."""
        return BasePage.serve_preview(self, request, mode_name)
