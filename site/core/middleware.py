"""Middleware: packed text, the admin's content policy, and a language that the path alone decides."""

from __future__ import annotations

import logging
from collections.abc import Callable

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.template.loader import get_template
from django.utils.cache import patch_cache_control

logger = logging.getLogger(__name__)

ADMIN_PREFIX = "/admin/"

# Wagtail's date widgets, inline panels, choosers and wagtail-localize write inline scripts and styles.
ADMIN_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:", *settings.MEDIA_ORIGINS],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
}


# What packing makes smaller. Pictures and PDFs are packed already; they come as streams, which stay as they are.
PACKED_TYPES = ("text/", "application/json", "application/manifest+json", "application/atom+xml", "application/xml")


class CompressionMiddleware(GZipMiddleware):
    """Packs text, where no proxy in front does: a page is then a third of its size.

    Django's own adds a random number of bytes, so that lengths tell nothing of secrets in a page (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Pack whole answers of text; leave streams and everything else."""
        if response.streaming or not response.get("Content-Type", "").startswith(PACKED_TYPES):
            return response
        return super().process_response(request, response)


class PolicyMiddleware:
    """Gives the admin its relaxed content security policy, and every answer a resource policy.

    Stands inside CSPMiddleware, which reads `_csp_replace` on the way out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith(ADMIN_PREFIX):
            response._csp_replace = ADMIN_POLICY  # type: ignore[attr-defined]  # django-csp's own interface
            if isinstance(response, HttpResponse):
                patch_cache_control(response, private=True, no_store=True)
        return response


class UnavailableMiddleware:
    """Answers 503 with a page that needs no database while the database is away, instead of 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a lost or locked database into 503; leave every other error to Django."""
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        logger.error("No database for %s: %s", request.path, exception)
        response = HttpResponse(get_template("503.html").render({}), status=503)
        response.headers["Retry-After"] = "60"
        patch_cache_control(response, no_store=True)
        return response


class PathLocaleMiddleware(LocaleMiddleware):
    """Django's, without `Vary: Accept-Language`: the path decides the language, and nothing else.

    With the header every shared cache would keep a copy of each page for every browser's preferences.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Set Content-Language; leave Vary as it was."""
        varies = response.get("Vary")
        response = super().process_response(request, response)
        if varies is None:
            response.headers.pop("Vary", None)
        else:
            response["Vary"] = varies
        return response
