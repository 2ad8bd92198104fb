"""`/media/<path>` and `/dokument/<id>/<name>`: the only ways to an uploaded file.

The media folder itself is never exposed. A file answers those who may see its collection, and is 404 to all
others, as if it were not there. What everyone may see can be cached for an hour; the rest nowhere.
"""

from __future__ import annotations

import hashlib
import mimetypes
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils._os import safe_join
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header, parse_etags, quote_etag
from django.views.decorators.http import require_safe

from core.models import CustomDocument, CustomImage, CustomRendition
from core.visibility import audiences, files

FOLDERS = ("images/", "original_images/")
MAX_AGE = 3600  # seconds
SIGNED_FOR = 60  # seconds that an address at the object storage holds


def _collection_of(path: str) -> int | None:
    """Return the collection that a file belongs to: one query."""
    if path.startswith("images/"):
        found = CustomRendition.objects.filter(file=path).values_list("image__collection_id", flat=True)
    else:
        found = CustomImage.objects.filter(file=path).values_list("collection_id", flat=True)
    return found.first()


def _audience_for(request: HttpRequest, collection_id: int | None) -> str:
    """Return the audience of a file that the reader may see: one query, for a stranger. Raises Http404 for others."""
    if collection_id is None:
        raise Http404
    audience = files.audience_of(collection_id)
    if audience != audiences.EVERYONE and not audiences.may_read(request.user, audience):
        raise Http404
    return audience


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with an image's file or rendition; 404 for all else. Documents have an address of their own."""
    if not path.startswith(FOLDERS) or "\x00" in path:
        raise Http404
    audience = _audience_for(request, _collection_of(path))
    return _answer(request, path, private=audience != audiences.EVERYONE)


@require_safe
def document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """Answer with a document, at the address that has its number and its name."""
    rows = CustomDocument.objects.filter(pk=document_id).values_list("file", "collection_id")
    name, collection_id = rows.first() or ("", None)
    if not name or name.rpartition("/")[2] != document_filename:
        raise Http404
    audience = _audience_for(request, collection_id)
    inline = name.lower().endswith(".pdf")
    disposition = content_disposition_header(not inline, document_filename) or "inline"
    response = _answer(request, name, private=audience != audiences.EVERYONE, disposition=disposition)
    if response.status_code == HttpResponse.status_code:
        # A stranger's file must not run anything in our name.
        response["Content-Security-Policy"] = "default-src 'none'"
        response["Content-Disposition"] = disposition
    return response


def _answer(request: HttpRequest, name: str, *, private: bool, disposition: str = "") -> HttpResponseBase:
    """Answer with a file of the storage: through the web server in front, the object storage, or by ourselves.

    `disposition` says that it is a document, and how the browser should take it.
    """
    content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    try:
        safe_join("/", name)
        response = _from_storage(request, name, content_type, private=private, disposition=disposition)
    except (OSError, ValueError) as error:
        raise Http404 from error
    if private:
        patch_cache_control(response, private=True, no_store=True)
    elif not isinstance(response, HttpResponseRedirect):
        patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response


def _from_storage(
    request: HttpRequest, name: str, content_type: str, *, private: bool, disposition: str
) -> HttpResponseBase:
    response: HttpResponseBase
    signed = getattr(default_storage, "signed_url", None)
    if signed is not None and (private or disposition):  # open pictures are sent, so that caches keep them
        address = signed(name, seconds=SIGNED_FOR, content_type=content_type, disposition=disposition)
        response = HttpResponseRedirect(address)
        patch_cache_control(response, private=True, no_store=True)
        return response
    etag = _etag(name)
    if not private and _is_known(request, etag):
        response = HttpResponseNotModified()
    elif prefix := settings.MEDIA_ACCEL_PREFIX:
        from urllib.parse import quote

        response = HttpResponse(content_type=content_type)
        response["X-Accel-Redirect"] = f"{prefix.rstrip('/')}/{quote(name)}"
        default_storage.size(name)  # raises for a file that is gone: the web server's own 404 could be cached
    else:
        response = FileResponse(default_storage.open(name), content_type=content_type)
    if not private:
        response["ETag"] = etag
    return response


def _etag(name: str) -> str:
    """Return a mark of the file's name, size and time. Names are used again after a deletion; times are not."""
    if (mark := getattr(default_storage, "mark", None)) is not None:
        return quote_etag(mark(name)[:24])
    stamp = f"{name}:{default_storage.size(name)}:{default_storage.get_modified_time(name).timestamp()}"
    return quote_etag(hashlib.sha256(stamp.encode()).hexdigest()[:24])


def _is_known(request: HttpRequest, etag: str) -> bool:
    known: list[Any] = parse_etags(request.headers.get("If-None-Match", ""))
    return etag in known or f"W/{etag}" in known or known == ["*"]
