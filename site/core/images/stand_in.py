"""What is shown of a size that was never made, without writing anything.

Sizes are made at publishing. Should one be missing all the same (a picture that could not be read that day,
a restored backup), a reader's GET makes none: that would cost a second, and a write that strangers can cause.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from wagtail.images.models import Filter

logger = logging.getLogger(__name__)

_reading: ContextVar[bool] = ContextVar("only_reading", default=False)
ADMIN_PREFIX = "/admin/"


@contextmanager
def only_reading() -> Iterator[None]:
    """Make no new sizes inside the block."""
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)


def is_only_reading() -> bool:
    """Tell whether this is a reader's request."""
    return _reading.get()


class OnlyReadingMiddleware:
    """Marks readers' requests: all that only read, outside the admin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or request.path.startswith(ADMIN_PREFIX):
            return self.get_response(request)
        with only_reading():
            return self.get_response(request)


def _wanted(spec: str) -> tuple[int, int]:
    """Return width and height that a filter asks for; 0 for what it leaves open."""
    for part in spec.split("|"):
        name, _dash, size = part.partition("-")
        if name in {"fill", "max", "min"}:
            width, _x, height = size.partition("x")
            return int(width), int(height.partition("-")[0])
        if name == "width":
            return int(size), 0
        if name == "height":
            return 0, int(size)
    return 0, 0


def stand_in(image: Any, wanted: Filter) -> Any:
    """Return the nearest size that exists, of the same shape if possible, else a plain surface: one query at most."""
    logger.warning("Image %s has no rendition %s", image.pk, wanted.spec)
    width, height = _wanted(wanted.spec)
    existing = image._get_prefetched_renditions()
    if not existing:
        existing = list(image.renditions.all())
    operation = wanted.spec.partition("-")[0]

    def far(rendition: Any) -> tuple[bool, float, int]:
        other = rendition.filter_spec.partition("-")[0] != operation
        distance = abs((rendition.width - width) if width else (rendition.height - height))
        return other, distance, rendition.width  # of two as near the lighter

    nearest = min(existing, key=far, default=None)
    if nearest is not None:
        return nearest
    ratio = image.height / image.width if image.width else 1
    empty = image.get_rendition_model()(
        image=image, filter_spec=wanted.spec, width=width or 480, height=height or round((width or 480) * ratio)
    )
    empty.placeholder_url = static("img/no-picture.svg")
    return empty
