"""Blocks of pictures and film."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock


class FigureValue(blocks.StructValue):
    """A picture with what stands under it."""

    @property
    def alt_text(self) -> str:
        """Return the alternative text; empty for a decorative picture."""
        if self.get("decorative"):
            return ""
        return self.get("alt") or (self["image"].default_alt_text if self.get("image") else "")


class FigureBlock(blocks.StructBlock):
    """A picture. Its description is required unless it only decorates."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        label=_("Image description"),
        required=False,
        max_length=300,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    decorative = blocks.BooleanBlock(
        label=_("The picture only decorates"),
        required=False,
        help_text=_("Then readers who cannot see it miss nothing."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("One picture, as wide as the text column or wider.")
        template = "blocks/image.html"
        value_class = FigureValue
        preview_template = "blocks/previews/image.html"

    def clean(self, value: Any) -> Any:
        """Ask for a description where neither the block nor the image has one."""
        value = super().clean(value)
        if not value.get("decorative") and not value.alt_text:
            raise StructBlockValidationError(
                {"alt": ValidationError(_("Describe the picture, or tick that it only decorates."))}
            )
        return value


class GalleryBlock(blocks.StructBlock):
    """Several pictures that belong together."""

    title = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    images = blocks.ListBlock(FigureBlock(), label=_("Images"), min_num=2, max_num=24)

    class Meta:
        icon = "image"
        label = _("Gallery")
        description = _("Several pictures in a grid.")
        template = "blocks/gallery.html"
        preview_template = "blocks/previews/gallery.html"


_YOUTUBE = re.compile(r"^[\w-]{11}$")


def embed_source(url: str) -> tuple[str, str] | None:
    """Return the provider's name and the address to show in a frame, or None for an address we do not know.

    Known are YouTube (its no-cookie host), Vimeo and OpenStreetMap. The content security policy allows no others.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    path = parts.path.strip("/")
    query = parse_qs(parts.query)
    if host in {"youtube.com", "youtube-nocookie.com", "youtu.be"}:
        video = path if host == "youtu.be" else (query.get("v", [""])[0] or path.rpartition("/")[2])
        if _YOUTUBE.match(video):
            return "YouTube", f"https://www.youtube-nocookie.com/embed/{video}?autoplay=1"
    if host in {"vimeo.com", "player.vimeo.com"} and (found := re.search(r"(\d{6,12})", path)):
        return "Vimeo", f"https://player.vimeo.com/video/{found[1]}?dnt=1&autoplay=1"
    if host == "openstreetmap.org":
        if path == "export/embed.html":
            return "OpenStreetMap", url
        if found := re.match(r"map=(\d+)/(-?[\d.]+)/(-?[\d.]+)", parts.fragment):
            latitude, longitude = float(found[2]), float(found[3])
            box = f"{longitude - 0.005:.5f},{latitude - 0.0025:.5f},{longitude + 0.005:.5f},{latitude + 0.0025:.5f}"
            marker = f"{latitude:.5f},{longitude:.5f}"
            return "OpenStreetMap", f"https://www.openstreetmap.org/export/embed.html?bbox={box}&marker={marker}"
    return None


class EmbedValue(blocks.StructValue):
    """A film or map that loads on a click."""

    @property
    def provider(self) -> str:
        """Return who gets to know of the reader's visit, once clicked."""
        return (embed_source(self.get("url") or "") or ("", ""))[0]

    @property
    def frame_url(self) -> str:
        """Return the address of the frame."""
        return (embed_source(self.get("url") or "") or ("", ""))[1]

    @property
    def is_map(self) -> bool:
        """Tell whether it is a map; otherwise it is a film."""
        return self.provider == "OpenStreetMap"


class EmbedBlock(blocks.StructBlock):
    """A film or map from elsewhere. Nothing is fetched before the reader's click."""

    url = blocks.URLBlock(label=_("Address"), help_text=_("A page at YouTube, Vimeo or OpenStreetMap."))
    title = blocks.CharBlock(label=_("Heading"), max_length=160)
    description = blocks.TextBlock(
        label=_("The content in words"), max_length=600, help_text=_("For those who cannot or will not load it.")
    )

    class Meta:
        icon = "media"
        label = _("Film or map")
        description = _("Shown only when the reader asks for it, so that nobody is tracked.")
        template = "blocks/embed.html"
        value_class = EmbedValue
        preview_value = {
            "url": "https://www.openstreetmap.org/#map=17/58.38067/12.32344",
            "title": "Vägen hit",
            "description": "Från torget går du Kronogatan söderut, 250 meter på plan väg.",
        }

    def clean(self, value: Any) -> Any:
        """Refuse addresses that the page could not show."""
        value = super().clean(value)
        if value.get("url") and embed_source(value["url"]) is None:
            raise StructBlockValidationError(
                {"url": ValidationError(_("Only films at YouTube and Vimeo and maps at OpenStreetMap can be shown."))}
            )
        return value
