"""The site's small views: brand stylesheet, robots.txt, security.txt, manifest, people, health of the frame."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Site

from core.models import Person, SiteSettings

YEAR = 365 * 24 * 3600  # seconds


def _settings(request: HttpRequest) -> SiteSettings:
    site = Site.find_for_request(request)
    return SiteSettings.for_site(site) if site else SiteSettings()


@require_safe
def brand_css(request: HttpRequest, digest: str) -> HttpResponse:
    """Answer with the brand's tokens, cached for ever at their own hash; an older hash gets today's, uncached."""
    css = _settings(request).palette.stylesheet()
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    if hashlib.sha256(css.encode()).hexdigest()[:16] == digest:
        patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    else:
        patch_cache_control(response, no_cache=True)
    return response


@require_safe
@cache_control(public=True, max_age=3600)
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Answer with robots.txt: everything public may be read, the rest asks for sign-in anyway."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Disallow: {reverse('site:search')}",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=3600)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Answer with security.txt (RFC 9116); it always ends a year from now."""
    expires = (timezone.now() + datetime.timedelta(days=365)).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: mailto:{settings.SECURITY_CONTACT}",
        f"Expires: {expires.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: sv, en",
        f"Canonical: {request.build_absolute_uri(reverse('core:security-txt'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=3600)
def web_manifest(request: HttpRequest) -> JsonResponse:
    """Answer with the web app manifest (https://www.w3.org/TR/appmanifest/)."""
    s = _settings(request)
    icons: list[dict[str, Any]] = [
        {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {"src": static("img/icon-maskable.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
    return JsonResponse(
        {
            "name": f"{s.name}, {s.descriptor}" if s.descriptor else s.name,
            "short_name": s.name,
            "lang": settings.LANGUAGE_CODE,
            "start_url": "/",
            "scope": "/",
            "display": "browser",
            "background_color": "#ffffff",
            "theme_color": "#ffffff",
            "icons": icons,
        },
        content_type="application/manifest+json",
    )


@csrf_exempt  # reads only, keeps no session: a token would set a cookie on a stranger
@require_http_methods(["GET", "HEAD", "POST"])
def person_contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a person; the address and number only after a press on the button, so that harvesters pass by."""
    person = get_object_or_404(Person.objects.select_related("photo"), slug=slug)
    shown = request.method == "POST"
    response = TemplateResponse(request, "core/person_contact.html", {"person": person, "contact_shown": shown})
    response["X-Robots-Tag"] = "noindex"
    if shown:
        patch_cache_control(response, private=True, no_store=True)
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 with a search field and ways on."""
    return TemplateResponse(request, "404.html", {}, status=404).render()


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403 and say why, with ways on: never a redirect, which would come back here for ever."""
    context = {"is_admin": request.path.startswith(reverse("wagtailadmin_home"))}
    response = TemplateResponse(request, "403.html", context, status=403).render()
    patch_cache_control(response, private=True, no_store=True)
    return response
