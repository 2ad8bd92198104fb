"""The admin's form for pictures: single upload, several at once, the chooser's, and editing."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.fields import FileField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.full_disk import StoresBeforeSaying
from core.images.cleaning import as_upload, cleaned
from core.renditions import make_renditions

_FILE_NAME = re.compile(r"^[\w.-]*\d{3,}[\w.-]*$|\.(jpe?g|png|webp|avif|hei[cf]|gif)$", re.IGNORECASE)
SHOWN_DIFFERENTLY = {"file", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"}


class PictureField(WagtailImageField):
    """Refuses with our sentences, and hands over the picture written anew.

    Wagtail's own looks inside before it has checked the size, and raises on bombs and on files that end too early.
    """

    def to_python(self, data: Any) -> Any:
        """Return the picture."""
        file = FileField.to_python(self, data)
        return as_upload(cleaned(file)) if file is not None else None


class ImageForm(StoresBeforeSaying, BaseImageForm):
    """Asks what the picture shows, and refuses what is no picture with a sentence beside the field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            field = self.fields["description"]
            field.required = True
            field.help_text = gettext_lazy(
                "What the picture shows, in a sentence, for those who cannot see it. "
                "Shown in place of the picture by screen readers."
            )
        if "file" in self.fields:
            stock = self.fields["file"]
            self.fields["file"] = PictureField(label=stock.label, required=stock.required, widget=stock.widget)

    def clean_description(self) -> str:
        """Refuse a file's name: it says nothing to somebody who cannot see the picture."""
        text: str = self.cleaned_data["description"].strip()
        if _FILE_NAME.search(text) or (" " not in text and text == self._stem()):
            raise ValidationError(_("Describe what the picture shows. A file name says nothing."))
        return text

    def _stem(self) -> str:
        file = self.files.get(self.add_prefix("file")) if self.files else None
        return PurePath(file.name).stem if file else ""

    def save(self, commit: bool = True) -> Any:
        """Save; a picture that is in use gets its sizes anew when it looks different."""
        existed = self.instance.pk is not None
        image = super().save(commit=commit)
        if commit and existed and SHOWN_DIFFERENTLY.intersection(self.changed_data):
            if "file" not in self.changed_data:
                image.renditions.exclude(focal_point_key="").delete()
            if image.get_usage().count():
                make_renditions([type(image).objects.get(pk=image.pk)])
        return image
