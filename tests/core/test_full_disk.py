"""A full disk is a sentence at the field; nothing that was typed is lost, and nothing is a 500."""

import errno

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from wagtail.models import Collection

from core.models import CustomDocument, CustomImage
from tests.factories.core import image_file, make_administrator, make_image

pytestmark = pytest.mark.django_db
SAID = "Det finns inget utrymme kvar"


@pytest.fixture
def admin_client(client):
    client.force_login(make_administrator())
    return client


def full(*args, **kwargs):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def full_disk(monkeypatch):
    monkeypatch.setattr(FileSystemStorage, "_save", full)


def fields(kind, prefix=""):
    root = Collection.get_first_root_node().pk
    file = image_file() if kind == "images" else ContentFile(b"%PDF-1.7", name="a.pdf")
    found = {"title": "Handskriven titel", "collection": root, "file": file, "tags": ""}
    if kind == "images":
        found["description"] = "En lång beskrivning"
    return {f"{prefix}{name}": value for name, value in found.items()}


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_upload_page(admin_client, full_disk, kind):
    answer = admin_client.post(f"/admin/{kind}/add/", fields(kind))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert SAID in page
    assert "Handskriven titel" in page
    assert CustomImage.objects.count() + CustomDocument.objects.count() == 0


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_chooser(admin_client, full_disk, kind):
    prefix = f"{kind[:-1]}-chooser-upload-"
    answer = admin_client.post(f"/admin/{kind}/chooser/create/", fields(kind, prefix))
    assert answer.status_code == 200
    assert SAID in answer.json()["htmlFragment"]
    assert "Handskriven titel" in answer.json()["htmlFragment"]


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_several_at_once(admin_client, full_disk, kind):
    data = fields(kind)
    data["files[]"] = data.pop("file")
    answer = admin_client.post(f"/admin/{kind}/multiple/add/", data)
    assert answer.status_code == 200
    assert answer.json()["success"] is False
    assert SAID in answer.json()["error_message"]


def test_description_of_one_of_several(admin_client, monkeypatch):
    data = fields("images")
    data["files[]"] = data.pop("file")
    number = admin_client.post("/admin/images/multiple/add/", data).json()
    monkeypatch.setattr(FileSystemStorage, "_save", full)
    prefix = f"uploaded-image-{number['uploaded_file_id']}-"
    texts = {f"{prefix}{name}": value for name, value in fields("images").items() if name != "file"}
    address = f"/admin/images/multiple/create_from_uploaded_image/{number['uploaded_file_id']}/"
    assert SAID in admin_client.post(address, texts).json()["error_message"]
    assert CustomImage.objects.count() == 0


def test_replacing_a_file_keeps_the_old_one(admin_client, monkeypatch):
    image = make_image()
    monkeypatch.setattr(FileSystemStorage, "_save", full)
    answer = admin_client.post(f"/admin/images/{image.pk}/", fields("images"))
    assert SAID in answer.content.decode()
    assert CustomImage.objects.get().file.storage.exists(image.file.name)


@pytest.mark.parametrize("moment", ["new_file", "receive_data_chunk"])
@pytest.mark.parametrize("kind", ["images", "documents"])
def test_no_room_while_a_large_file_comes_in(admin_client, monkeypatch, settings, kind, moment):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1
    monkeypatch.setattr(TemporaryFileUploadHandler, moment, full)
    answer = admin_client.post(f"/admin/{kind}/add/", fields(kind))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert SAID in page
    assert "Handskriven titel" in page


def test_other_errors_of_the_storage_are_not_hidden(admin_client, monkeypatch):
    def broken(*args, **kwargs):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(FileSystemStorage, "_save", broken)
    with pytest.raises(PermissionError):
        admin_client.post("/admin/documents/add/", fields("documents"))
