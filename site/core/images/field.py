"""The file of a picture: whatever way it comes, it is written anew before it is stored."""

from __future__ import annotations

from typing import Any

from django.core.files.base import File
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from core.images.cleaning import cleaned


class PictureFile(WagtailImageFieldFile):
    """Stores a picture. Forms have cleaned it already; code, imports and multiple uploads come here first."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store the file. Raises ValidationError for what is no picture."""
        if not getattr(content, "is_clean", False):
            content = cleaned(File(content, name=name))
            name = content.name or name
        super().save(name, content, save)


class PictureFileField(WagtailImageField):
    """Wagtail's image field with our file; the same to the database, so to migrations, too."""

    attr_class = PictureFile

    def deconstruct(self) -> Any:
        """Pass for Wagtail's own."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs
