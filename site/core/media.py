"""`/media/<path>`: the only way to an uploaded file. The media folder itself is never exposed.

An image's file, or one of its renditions, is looked up by its path and answers if its collection is
public. Documents go through Wagtail's document view, which asks for the same; `documents/` is refused here.
"""

from __future__ import annotations

import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils._os import safe_join
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Collection, CollectionViewRestriction

from core.models import CustomImage, CustomRendition

FOLDERS = ("images/", "original_images/")
MAX_AGE = 3600  # seconds


def _collection_path(path: str) -> str | None:
    """Return the tree path of the collection that a file belongs to: one query."""
    if path.startswith("images/"):
        found = CustomRendition.objects.filter(file=path).values_list("image__collection__path", flat=True)
    else:
        found = CustomImage.objects.filter(file=path).values_list("collection__path", flat=True)
    return found.first()


def _is_restricted(collection_path: str) -> bool:
    """Tell whether the collection, or one above it, is restricted: one query."""
    step = Collection.steplen
    above = [collection_path[:end] for end in range(step, len(collection_path) + 1, step)]
    return CollectionViewRestriction.objects.filter(collection__path__in=above).exists()


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with a public image's file; 404 for all else."""
    if not path.startswith(FOLDERS) or "\x00" in path:
        raise Http404
    collection_path = _collection_path(path)
    if collection_path is None or _is_restricted(collection_path):
        raise Http404
    try:
        safe_join("/", path)
        file = default_storage.open(path)
    except (OSError, ValueError) as error:
        raise Http404 from error
    content_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    response = FileResponse(file, content_type=content_type)
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response
