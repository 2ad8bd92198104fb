"""What comes in as a picture, and what is kept of it."""

from __future__ import annotations

import io
import struct
import zlib

import pillow_heif
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from core.images.cleaning import cleaned

pillow_heif.register_heif_opener()

FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "heic": "HEIF"}
STORED = {**FORMATS, "heic": "JPEG"}
MARK = b"SECRETMARK"


def exif(orientation: int = 1) -> Image.Exif:
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x010F] = MARK.decode()
    gps = notes.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (58.0, 22.0, 51.0), "E", (12.0, 19.0, 24.0)
    return notes


def photo(extension: str, orientation: int = 1, size: tuple[int, int] = (80, 40), **options) -> bytes:
    """A picture, red to the left and blue to the right, with a position in it."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    buffer = io.BytesIO()
    image.save(buffer, FORMATS[extension], exif=exif(orientation).tobytes(), **options)
    return buffer.getvalue()


def clean(data: bytes, name: str) -> Image.Image:
    return Image.open(io.BytesIO(cleaned(ContentFile(data, name=name)).read()))


@pytest.mark.parametrize("extension", FORMATS)
def test_position_and_notes_are_gone(extension):
    data = photo(extension)
    assert MARK in data
    content = cleaned(ContentFile(data, name=f"IMG_1.{extension}"))
    image = Image.open(content)
    assert (image.format, dict(image.getexif()), image.getexif().get_ifd(0x8825)) == (STORED[extension], {}, {})
    assert MARK not in content.file.getvalue()
    assert content.name == f"IMG_1.{'jpg' if extension == 'heic' else extension}"


@pytest.mark.parametrize("extension", ["jpg", "png", "webp"])
def test_a_turned_picture_stands_upright(extension):
    image = clean(photo(extension, orientation=6), f"a.{extension}").convert("RGB")
    assert image.size == (40, 80)
    top, bottom = image.getpixel((20, 5)), image.getpixel((20, 75))
    assert (top[0] > 200, bottom[2] > 200) == (True, True)


def test_colour_space_is_kept():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert clean(photo("jpg", icc_profile=profile), "a.jpg").info["icc_profile"] == profile


def test_comments_and_text_are_gone():
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Comment", MARK.decode())
    notes.add_itxt("XML:com.adobe.xmp", f"<x>{MARK.decode()}</x>")
    assert MARK not in cleaned(ContentFile(photo("png", pnginfo=notes), name="a.png")).file.getvalue()
    jpeg = photo("jpg", comment=MARK, xmp=b"<x>" + MARK + b"</x>")
    assert MARK not in cleaned(ContentFile(jpeg, name="a.jpg")).file.getvalue()


def test_transparency_and_movement_are_kept():
    buffer = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(buffer, "PNG")
    assert clean(buffer.getvalue(), "a.png").convert("RGBA").getpixel((0, 0))[3] == 0
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue", "lime")]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], comment=MARK)
    assert clean(buffer.getvalue(), "a.gif").n_frames == 3
    assert MARK not in cleaned(ContentFile(buffer.getvalue(), name="a.gif")).file.getvalue()


def test_a_program_behind_a_picture_is_gone():
    data = photo("jpg") + b"<?php " + MARK
    assert MARK not in cleaned(ContentFile(data, name="a.jpg")).file.getvalue()


def bomb() -> bytes:
    """A PNG of 60,000 × 60,000 pixels in a few bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


REFUSED = {
    "program.jpg": (b"MZ\x90\0" + b"\0" * 100, "invalid_image"),
    "drawing.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "invalid_image"),
    "drawing.png": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "invalid_image"),
    "empty.png": (b"", "invalid_image"),
    "bomb.png": (bomb(), "file_too_many_pixels"),
    "renamed.jpg": (photo("png"), "invalid_image_known_format"),
    "cut.jpg": (photo("jpg", size=(900, 900))[:-2000], "damaged_image"),
    "cut.png": (photo("png", size=(900, 900))[:-60], "damaged_image"),
    "cut.webp": (photo("webp", size=(900, 900))[:-200], "damaged_image"),
    "huge.jpg": (b"\xff\xd8" + b"\0" * (20 * 1024 * 1024), "file_too_large"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_picture_is_refused(name):
    data, code = REFUSED[name]
    with pytest.raises(ValidationError) as refusal:
        cleaned(ContentFile(data, name=name))
    assert refusal.value.code == code


def test_just_too_many_pixels_are_refused(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80 * 40 - 1
    with pytest.raises(ValidationError):
        cleaned(ContentFile(photo("jpg"), name="a.jpg"))
