"""Images and renditions: own models, so that what they know can grow."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image, get_upload_to

from core.full_disk import is_full
from core.images.field import PictureFileField
from core.images.stand_in import is_only_reading, stand_in


class CustomImage(AbstractImage):
    """A picture. `description` is its alternative text where the page gives none of its own."""

    file = PictureFileField(verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height")

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = (("choose_image", "Can choose image"),)

    @property
    def default_alt_text(self) -> str:
        """Return the description, and never the title, which is often a file name."""
        return self.description or ""

    def create_rendition(self, filter: Filter) -> Any:  # noqa: A002 - Wagtail's name
        """Make a size; while somebody reads, or where there is no room for it, show what there is instead."""
        if is_only_reading():
            return stand_in(self, filter)
        try:
            return super().create_rendition(filter)
        except OSError as error:
            if not is_full(error):
                raise
            return stand_in(self, filter)

    def create_renditions(self, *filters: Filter) -> dict[Filter, Any]:
        """Make sizes; while somebody reads, or where there is no room for them, show what there is instead."""
        if is_only_reading():
            return {wanted: stand_in(self, wanted) for wanted in filters}
        try:
            return super().create_renditions(*filters)
        except OSError as error:
            if not is_full(error):
                raise
            return {wanted: stand_in(self, wanted) for wanted in filters}


class CustomRendition(AbstractRendition):
    """A scaled copy of an image. The file column is indexed: media are looked up by it."""

    #: Set on what stands in for a size that is missing, and never stored.
    placeholder_url = ""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta(AbstractRendition.Meta):
        constraints = (
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="core_rendition_unique"),
        )
        indexes = (models.Index(fields=("file",), name="core_rendition_file"),)

    @property
    def url(self) -> str:
        """Return where the picture is."""
        return self.placeholder_url or super().url
