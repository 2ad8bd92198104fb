"""Images and renditions: own models, so that what they know can grow."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class CustomImage(AbstractImage):
    """A picture. `description` is its alternative text where the page gives none of its own."""

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = (("choose_image", "Can choose image"),)

    @property
    def default_alt_text(self) -> str:
        """Return the description, and never the title, which is often a file name."""
        return self.description or ""


class CustomRendition(AbstractRendition):
    """A scaled copy of an image. The file column is indexed: media are looked up by it."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta(AbstractRendition.Meta):
        constraints = (
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="core_rendition_unique"),
        )
        indexes = (models.Index(fields=("file",), name="core_rendition_file"),)
