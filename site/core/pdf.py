"""PDF made of HTML: tagged for screen readers (PDF/UA-1), with bookmarks. Made by the worker, kept by content.

Pictures, fonts and style sheets are the site's own. Nothing is fetched from anywhere else, whatever the HTML says.
"""

from __future__ import annotations

import hashlib
import mimetypes
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.translation import get_language_bidi, override
from wagtail.models import Site

from core.models import SiteSettings, StoredPdf
from core.visibility import audiences

RETRY_AFTER = 15  # seconds


def base_url() -> str:
    """Return the site's own address, which links in the file lead to."""
    return f"{str(settings.SITE_URL).rstrip('/')}/"


class NotOurs(ValueError):
    """The HTML points at something that is not the site's own, or not everyone's."""


def _static(path: str) -> bytes:
    found = finders.find(path)
    if not isinstance(found, str):
        raise NotOurs(path)
    with open(found, "rb") as file:  # noqa: PTH123 - finders return a path as text
        return file.read()


def _media(path: str) -> bytes:
    from core import media  # noqa: PLC0415 - views stand above this module
    from core.visibility import files  # noqa: PLC0415

    collection = media._collection_of(path) if path.startswith(media.FOLDERS) else None
    if collection is None or files.audience_of(collection) != audiences.EVERYONE:
        raise NotOurs(path)
    with default_storage.open(path) as file:
        return bytes(file.read())


def read(url: str) -> bytes:
    """Return a file of ours by its address. Raises NotOurs for all others."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    if not url.startswith(base_url()) or ".." in path:
        raise NotOurs(url)
    for prefix, fetch in ((settings.STATIC_URL, _static), (settings.MEDIA_URL, _media)):
        if path.startswith(prefix):
            return fetch(path.removeprefix(prefix))
    raise NotOurs(url)


def render(html: str) -> bytes:
    """Return the HTML as PDF/UA-1. Addresses without a host are the site's own."""
    from PIL import ImageFile  # noqa: PLC0415
    from weasyprint import HTML  # noqa: PLC0415 - takes time to import, and only the worker needs it
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint lets the whole process take pictures that end too early

    class OwnFiles(URLFetcher):
        """Fetches nothing but the site's own files."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Return a file's content."""
            if url.startswith("data:"):
                return super().fetch(url, headers)
            kind = mimetypes.guess_type(urlsplit(url).path)[0] or "application/octet-stream"
            return URLFetcherResponse(url, BytesIO(read(url)), {"Content-Type": kind})

    fetcher = OwnFiles(allowed_protocols=("http", "https", "data"))
    document = HTML(string=html, base_url=base_url(), url_fetcher=fetcher)
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return made


def paper(template: str, *, language: str, **values: Any) -> str:
    """Return a template as HTML for paper, which is given `site`, `language` and `is_rtl` besides the values."""
    site = Site.objects.filter(is_default_site=True).first()
    with override(language):
        settings_of_site = SiteSettings.for_site(site) if site else SiteSettings()
        context = {"site": settings_of_site, "language": language, "is_rtl": get_language_bidi()}
        return render_to_string(template, context | values)


def digest_of(html: str) -> str:
    """Return what tells one content from another."""
    return hashlib.sha256(html.encode("utf-8", "replace")).hexdigest()


def keep(*, owner: str, html: str, name: str) -> StoredPdf:
    """Make the PDF of something, unless what is kept of it was made of the same HTML. Safe to call twice."""
    digest = digest_of(html)
    known = StoredPdf.objects.filter(owner=owner).defer("content").first()
    if known is not None and known.digest == digest:
        return known
    values = {"digest": digest, "content": render(html), "name": name[:120], "made_at": timezone.now()}
    stored, _made = StoredPdf.objects.update_or_create(owner=owner, defaults=values)
    return stored


def answer(request: HttpRequest, page: Any, owner: str) -> HttpResponseBase:
    """Answer a reader of the page with what is kept; say so while it is being made.

    The caller has asked whether they may read the page. A client that has the file already gets 304.
    """
    found = StoredPdf.objects.filter(owner=owner).defer("content").first()
    if found is None:
        request.served_page = page  # type: ignore[attr-defined]  # read by core.site_context
        waiting = TemplateResponse(request, "core/pdf_waiting.html", {"page": page}, status=503)
        waiting["Retry-After"] = str(RETRY_AFTER)
        patch_cache_control(waiting, no_store=True)
        return waiting
    etag = f'"{found.digest[:32]}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    response = HttpResponse(bytes(found.content), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, found.name) or "inline"
    response["ETag"] = etag
    return response


def stored(owner: str) -> StoredPdf | None:
    """Return what is kept of something, or None while it is being made."""
    return StoredPdf.objects.filter(owner=owner).first()
