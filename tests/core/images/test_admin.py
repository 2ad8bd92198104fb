"""Pictures through every door of the admin, and what a reader's GET does about sizes."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.models import Collection

from core.images.stand_in import only_reading
from core.models import CustomImage, CustomRendition
from core.renditions import PORTRAIT_FILTERS
from tests.core.images.test_cleaning import REFUSED, photo
from tests.factories.core import make_image, make_person
from tests.factories.home import make_page, make_site
from tests.queries import WRITES

ADD = "/admin/images/add/"
CHOOSER = "/admin/images/chooser/create/"
MULTIPLE = "/admin/images/multiple/add/"


def upload(name: str = "IMG_20260301.jpg", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photo("jpg") if data is None else data)


def fields(**more) -> dict:
    collection = Collection.get_first_root_node().pk
    return {"title": "Torget", "description": "Människor på ett torg", "collection": collection, "tags": "", **more}


def positions(image: CustomImage) -> dict:
    with image.file.open() as file:
        return dict(Image.open(io.BytesIO(file.read())).getexif().get_ifd(0x8825))


def test_single_upload_takes_the_position_out(admin_client):
    assert admin_client.post(ADD, fields(file=upload())).status_code == 302
    image = CustomImage.objects.get()
    assert (positions(image), image.file_size, len(image.file_hash)) == ({}, image.file.size, 40)
    assert image.default_alt_text == "Människor på ett torg"


def test_chooser_upload_takes_the_position_out(admin_client):
    prefix = "image-chooser-upload-"
    data = {prefix + name: value for name, value in fields(file=upload()).items()}
    answer = admin_client.post(CHOOSER, data)
    assert answer.json()["step"] == "chosen"
    assert positions(CustomImage.objects.get()) == {}


def test_multiple_upload_asks_for_the_description(admin_client):
    answer = admin_client.post(MULTIPLE, {"title": "IMG_1", "files[]": upload(), "collection": 1}).json()
    assert answer["success"] is True
    assert CustomImage.objects.count() == 0
    number = answer["uploaded_file_id"]
    address = f"/admin/images/multiple/create_from_uploaded_image/{number}/"
    prefix = f"uploaded-image-{number}-"
    empty = {prefix + name: value for name, value in fields(description="").items()}
    assert admin_client.post(address, empty).json()["success"] is False
    full = {prefix + name: value for name, value in fields().items()}
    assert admin_client.post(address, full).json()["success"] is True
    assert positions(CustomImage.objects.get()) == {}


def test_heic_becomes_jpeg(admin_client):
    admin_client.post(ADD, fields(file=upload("IMG_1.heic", photo("heic"))))
    assert CustomImage.objects.get().file.name.endswith(".jpg")


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("address", [ADD, MULTIPLE])
def test_what_is_no_picture_is_refused_with_a_sentence(admin_client, name, address):
    file = upload(name, REFUSED[name][0])
    data = {"title": "x", "files[]": file, "collection": 1} if address == MULTIPLE else fields(file=file)
    answer = admin_client.post(address, data)
    assert (answer.status_code, CustomImage.objects.count()) == (200, 0)
    if address == ADD:
        assert answer.context["form"].errors["file"]
        assert answer.context["form"]["description"].value() == "Människor på ett torg"
    else:
        assert answer.json()["success"] is False
        assert answer.json()["error_message"]


@pytest.mark.parametrize("description", ["", "IMG_20260301", "torget.jpg", "DSC01234.JPG"])
def test_a_file_name_is_no_description(admin_client, description):
    answer = admin_client.post(ADD, fields(file=upload(), description=description))
    assert answer.context["form"].errors.keys() == {"description"}


def test_full_disk_gives_a_sentence(admin_client, monkeypatch):
    def no_room(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", no_room)
    answer = admin_client.post(ADD, fields(file=upload()))
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"file"}


def test_a_replaced_picture_is_gone_from_disk(admin_client, django_capture_on_commit_callbacks):
    image = make_image()
    image.get_rendition("width-480|format-webp")
    old = [Path(image.file.path), Path(image.renditions.get().file.path)]
    page = make_page(make_site().root_page, main_image=image)
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"/admin/images/{image.pk}/", fields(file=upload()))
    image.refresh_from_db()
    assert not old[0].exists()
    now = {Path(rendition.file.path) for rendition in image.renditions.all()}
    assert old[1] in now or not old[1].exists()
    assert positions(image) == {}
    assert image.renditions.count() >= 9
    assert page.main_image_id == image.pk


def test_focal_point_is_followed(admin_client, django_capture_on_commit_callbacks):
    image = CustomImage.objects.create(title="x", description="y", file=upload("a.jpg", photo("jpg", size=(900, 300))))
    with django_capture_on_commit_callbacks(execute=True):
        make_page(make_site().root_page, main_image=image)
    point = {"focal_point_x": 850, "focal_point_y": 150, "focal_point_width": 50, "focal_point_height": 50}
    admin_client.post(f"/admin/images/{image.pk}/", fields(**point))
    image.refresh_from_db()
    made = image.renditions.get(filter_spec="fill-240x160|format-webp")
    with made.file.open() as file:
        pixel = Image.open(io.BytesIO(file.read())).convert("RGB").getpixel((120, 80))
    assert pixel[2] > 200


# Sizes ----------------------------------------------------------------------------


def test_a_persons_portrait_is_made_when_the_person_is_saved(db):
    person = make_person(photo=make_image())
    assert set(person.photo.renditions.values_list("filter_spec", flat=True)) >= set(PORTRAIT_FILTERS)


def test_a_readers_get_makes_no_sizes(client, db):
    image = make_image()
    page = make_page(make_site().root_page, main_image=image, body=[("image", {"image": image, "alt": "Torget"})])
    CustomRendition.objects.exclude(filter_spec="width-480|format-webp").delete()
    for _round in range(2):
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(page.url)
        assert answer.status_code == 200
        assert [query["sql"] for query in captured if query["sql"].lstrip().startswith(WRITES)] == []
        assert "width-480" in answer.content.decode()
        CustomRendition.objects.all().delete()
    assert "img/no-picture" in answer.content.decode()
    assert "original_images" not in answer.content.decode()


def test_the_nearest_size_of_the_same_shape_stands_in(db):
    image = make_image()
    image.get_renditions("fill-240x160|format-webp", "width-800|format-webp", "width-1600|format-webp")
    with only_reading():
        assert image.get_rendition("width-1200|format-webp").filter_spec == "width-800|format-webp"
        assert image.get_rendition("fill-480x320|format-webp").filter_spec == "fill-240x160|format-webp"
    assert image.get_rendition("width-1200|format-webp").width == 1200


def test_command_makes_what_is_missing(db, django_capture_on_commit_callbacks):
    from django.core.management import call_command

    image = make_image()
    with django_capture_on_commit_callbacks(execute=True):
        make_page(make_site().root_page, main_image=image)
    CustomRendition.objects.all().delete()
    call_command("make_renditions", verbosity=0)
    assert image.renditions.count() >= 9
