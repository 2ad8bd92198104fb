"""The site's small views: brand stylesheet, robots.txt, security.txt, manifest, people, health of the frame."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Site

from core import page_cache
from core.close_matches import close_matches
from core.models import Person, SiteSettings
from core.public_forms import letters, receiving
from core.public_forms.forms import wants_receipt

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


@csrf_exempt  # a letter from a stranger: nothing is done in a session's name, and core.public_forms looks who posts
@require_http_methods(["GET", "HEAD", "POST"])
def person_contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a person, and pass on letters without showing the address; the number comes on asking."""
    person = get_object_or_404(Person.objects.select_related("photo"), slug=slug)
    page_cache.keep(request)
    phone_shown = request.method == "POST" and "visa-telefon" in request.POST and bool(person.phone)
    form = letters.letter_form(person, request.POST if request.method == "POST" and not phone_shown else None)
    status = 200
    if form is not None and form.is_bound:
        status = receiving.receive(request, form, deliver=letters.deliver_to(person, get_language() or ""))
        if status == receiving.DONE:
            return HttpResponseRedirect(f"{request.path}?tack", status=303)
    context = {"person": person, "form": form, "phone_shown": phone_shown, "is_sent": wants_receipt(request)}
    response = TemplateResponse(request, "core/person_contact.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    if request.method == "POST":
        patch_cache_control(response, private=True, no_store=True)
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 with a search field and ways on. In the place of a picture nobody would read them: a line does."""
    if request.path.startswith(settings.MEDIA_URL):
        return HttpResponseNotFound(f"404 {gettext('Nothing blooms here')}\n", content_type="text/plain; charset=utf-8")
    user = getattr(request, "user", None)
    near = close_matches(path=request.path, user=user, language=get_language())
    return TemplateResponse(request, "404.html", {"close_matches": near}, status=404).render()


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403 and say why, with ways on: never a redirect, which would come back here for ever."""
    context = {"is_admin": request.path.startswith(reverse("wagtailadmin_home"))}
    response = TemplateResponse(request, "403.html", context, status=403).render()
    patch_cache_control(response, private=True, no_store=True)
    return response
