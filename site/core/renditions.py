"""Which sizes of pictures the site uses, and making them when a page is published.

A rendition that is missing costs its first reader a second and writes to the database; made at
publishing, an anonymous GET only ever reads.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch, Q
from wagtail.fields import StreamField
from wagtail.images import get_image_model

logger = logging.getLogger(__name__)

# Widths in CSS pixels times density: a small phone's column, a phone's at double density, a wide column,
# and a wide column at double density. Of 390 px the column has 350.
FIGURE_FILTERS = ("width-480|format-webp", "width-720|format-webp", "width-1200|format-webp", "width-1600|format-webp")
CARD_FILTERS = ("fill-240x160|format-webp", "fill-360x240|format-webp")
PORTRAIT_FILTERS = ("fill-144x144|format-webp", "fill-288x288|format-webp")
SOCIAL_FILTER = "fill-1200x630|format-jpeg"
ALL_FILTERS = (*FIGURE_FILTERS, *CARD_FILTERS, *PORTRAIT_FILTERS, SOCIAL_FILTER)


def image_prefetch(lookup: str, filters: tuple[str, ...]) -> Prefetch:
    """Fetch the images of a list, and their renditions of these sizes, in two queries."""
    images = get_image_model().objects.prefetch_renditions(*filters)
    return Prefetch(lookup, queryset=images)


def card_image_prefetch(lookup: str) -> Prefetch:
    """Fetch the images of rows and cards."""
    return image_prefetch(lookup, CARD_FILTERS)


Shown = tuple[Any, str, tuple[str, ...]]  # a row, the name of its image field, the sizes it is shown in


def attach_images(shown: Iterable[Shown]) -> None:
    """Fetch the images of several rows together with their renditions, in one query for all.

    Leaves alone an image without renditions; it is fetched when it is asked for.
    """
    wanted = [item for item in shown if getattr(item[0], f"{item[1]}_id")]
    if not wanted:
        return
    either = Q(pk__in=[])
    for row, name, filters in wanted:
        either |= Q(image_id=getattr(row, f"{name}_id"), filter_spec__in=filters)
    found: dict[int, list[Any]] = {}
    for rendition in get_image_model().get_rendition_model().objects.filter(either).select_related("image"):
        found.setdefault(rendition.image_id, []).append(rendition)
    for row, name, _filters in wanted:
        if renditions := found.get(getattr(row, f"{name}_id")):
            image = renditions[0].image
            image.prefetched_renditions = renditions
            setattr(row, name, image)


def images_of(page: Any) -> Iterator[Any]:
    """Yield the images that a page shows, in its fields and in its StreamFields."""
    image_model = get_image_model()
    seen: set[int] = set()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(page, field.name)
            for model, object_id, _path, _content_path in field.stream_block.extract_references(value):
                if issubclass(model, image_model):
                    seen.add(int(object_id))
        elif getattr(field, "related_model", None) is image_model and field.concrete:
            seen.add(getattr(page, field.attname) or 0)
    yield from image_model.objects.filter(pk__in=seen).prefetch_renditions(*ALL_FILTERS)


def make_renditions(images: Any, filters: tuple[str, ...] = ALL_FILTERS) -> None:
    """Make what is missing. A picture that cannot be read is logged and left: the page matters more."""
    for image in images:
        try:
            image.get_renditions(*filters)
        except (OSError, ValueError):
            logger.exception("No renditions of image %s", image.pk)


def make_renditions_on_publish(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Signal handler of page_published."""
    make_renditions(images_of(instance))
