"""Every uploaded picture is decoded and written anew.

A phone's photo says where it was taken, when, and with which machine; a file can be a picture and a program at
once; a small file can unpack to gigabytes. Of what comes in, only the pixels and their colour space go on.
"""

from __future__ import annotations

import io
import warnings
from pathlib import PurePath
from typing import Any

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

pillow_heif.register_heif_opener()

#: By Pillow's name of the format: the extensions it may have, and what it is stored as.
FORMATS = {
    "JPEG": ({"jpg", "jpeg"}, "JPEG", "jpg"),
    "MPO": ({"jpg", "jpeg"}, "JPEG", "jpg"),  # a JPEG with a second picture inside, as some phones make
    "PNG": ({"png"}, "PNG", "png"),
    "WEBP": ({"webp"}, "WEBP", "webp"),
    "AVIF": ({"avif"}, "AVIF", "avif"),
    "GIF": ({"gif"}, "GIF", "gif"),
    "HEIF": ({"heic", "heif"}, "JPEG", "jpg"),  # few browsers show HEIC
}
SAVING: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 92, "method": 4},
    "AVIF": {"quality": 85},
    "GIF": {"save_all": True, "comment": b""},
}
ANIMATED = {"GIF", "WEBP", "PNG"}


def too_large(size: int) -> str:
    """Say that a file is too large."""
    return _("The file is %(size)s. Choose one of at most %(most)s, or make the picture smaller first.") % {
        "size": filesizeformat(size),
        "most": filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE),
    }


def too_many_pixels() -> str:
    """Say that a picture has too many pixels."""
    return _("The picture has too many pixels. At most %(most)d million go; make it smaller first.") % {
        "most": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    }


def no_picture() -> str:
    """Say that a file is no picture that can be read."""
    return _("The file is not a picture that can be read. Choose a JPEG, PNG, WebP, AVIF, HEIC or GIF.")


def _check_outside(image: Image.Image, name: str) -> None:
    """Refuse by what the header says, before anything is unpacked."""
    if image.format not in FORMATS:
        raise ValidationError(no_picture(), code="invalid_image")
    extension = PurePath(name).suffix.lower().lstrip(".")
    if extension not in FORMATS[image.format][0]:
        said = _("The file's name ends in .%(extension)s, but it is a picture of the kind %(kind)s. Rename it first.")
        raise ValidationError(said % {"extension": extension, "kind": image.format}, code="invalid_image_known_format")
    frames = getattr(image, "n_frames", 1) if image.format in ANIMATED else 1
    if image.width * image.height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise ValidationError(too_many_pixels(), code="file_too_many_pixels")


def _upright(image: Image.Image) -> Image.Image:
    """Return the picture as it is meant to be seen; turned, if a note in it says so."""
    turned = ImageOps.exif_transpose(image)
    return turned if turned is not None else image


def _write(image: Image.Image, stored_as: str) -> bytes:
    options = dict(SAVING[stored_as])
    profile = image.info.get("icc_profile")
    animated = getattr(image, "is_animated", False) and stored_as in ANIMATED
    if animated:
        options["save_all"] = True
    else:
        options.pop("save_all", None)
        image = _upright(image)
    if stored_as == "JPEG" and image.mode not in {"RGB", "L"}:
        if image.mode == "CMYK":
            profile = None  # it describes inks
        image = image.convert("RGB")
    if profile and stored_as != "GIF":
        options["icc_profile"] = profile  # phones' wider colours look faded without it
    if not animated:
        # Only pixels, palette and transparency go on; comments, EXIF, XMP and the like do not.
        kept = {name: image.info[name] for name in ("transparency",) if name in image.info}
        image = image.copy()
        image.info.clear()
        image.info.update(kept)
    buffer = io.BytesIO()
    image.save(buffer, format=stored_as, exif=b"", xmp=b"", **options) if stored_as in {"WEBP", "AVIF"} else image.save(
        buffer, format=stored_as, **options
    )
    return buffer.getvalue()


def cleaned(file: File) -> ContentFile:
    """Return the picture in a file, written anew under a name that says what it is.

    Raises ValidationError with a sentence for a reader when the file is too large, is no picture, is another kind
    than its name says, has too many pixels, or ends too early.
    """
    name = file.name or "bild"
    if file.size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        raise ValidationError(too_large(file.size), code="file_too_large")
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
            with Image.open(io.BytesIO(file.read())) as image:
                _check_outside(image, name)
                _extensions, stored_as, extension = FORMATS[image.format or ""]
                data = _write(image, stored_as)
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise ValidationError(too_many_pixels(), code="file_too_many_pixels") from error
    except UnidentifiedImageError as error:
        raise ValidationError(no_picture(), code="invalid_image") from error
    except Exception as error:  # whatever a broken file makes a decoder raise
        said = _("The picture could not be read to its end; the file may be damaged. Choose it again, or another.")
        raise ValidationError(said, code="damaged_image") from error
    return ContentFile(data, name=f"{PurePath(name).stem}.{extension}")


def as_upload(content: ContentFile) -> InMemoryUploadedFile:
    """Return the content as what a form hands over, marked as written anew."""
    upload = InMemoryUploadedFile(content.file, "file", content.name or "", None, content.size, None)
    upload.is_clean = True  # type: ignore[attr-defined]  # read by core.images.field
    return upload
