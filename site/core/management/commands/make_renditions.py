"""`manage.py make_renditions`: make the sizes that are missing of all pictures in use, one picture at a time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import ReferenceIndex

from core.models import CustomImage
from core.renditions import ALL_FILTERS, make_renditions


class Command(BaseCommand):
    """Make what is missing. Safe to run at any time, and to break off."""

    help = "Makes the missing sizes of all pictures that are in use."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, and say how many pictures were looked at."""
        used = ReferenceIndex.objects.filter(to_content_type__model="customimage").values_list(
            "to_object_id", flat=True
        )
        images = CustomImage.objects.filter(pk__in={int(pk) for pk in used.distinct()})
        for image in images.prefetch_renditions(*ALL_FILTERS).iterator(chunk_size=50):
            make_renditions([image])
        self.stdout.write(f"{images.count()} pictures have their sizes.")
