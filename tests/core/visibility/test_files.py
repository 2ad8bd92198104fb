"""Files follow their collection, and a narrower collection ends the old addresses."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from core.models import BasePage, CollectionAudience, CustomDocument, CustomImage
from core.renditions import FIGURE_FILTERS
from core.visibility import files
from core.visibility.audiences import EVERYONE, MEMBERS, NOBODY
from tests.core.visibility.conftest import BOARD
from tests.factories.core import image_file, make_image
from tests.factories.home import make_page

pytestmark = pytest.mark.django_db


def make_document(title="Protokoll", **fields):
    return CustomDocument.objects.create(
        title=title, file=ContentFile(b"%PDF-1.4 hemligt", name="protokoll.pdf"), **fields
    )


def addresses(image, document):
    return [image.file.url, image.get_rendition(FIGURE_FILTERS[0]).url, document.url]


def test_collections_narrow_those_below(db):
    members = files.collection_for(MEMBERS)
    below = members.add_child(name="Styrelsens bilder")
    CollectionAudience.objects.create(collection=below, audience=BOARD)
    inner = Collection.objects.get(pk=below.pk).add_child(name="Inre")
    assert files.audience_of(inner.pk) == BOARD
    assert files.audiences_by_collection()[inner.pk] == BOARD
    assert files.collection_for(MEMBERS) == members


def test_stock_restrictions_only_ever_close(db):
    root = Collection.get_first_root_node()
    for kind, audience in (("login", MEMBERS), ("groups", NOBODY), ("password", NOBODY)):
        collection = root.add_child(name=kind)
        CollectionViewRestriction.objects.create(collection=collection, restriction_type=kind)
        assert files.audience_of(collection.pk) == audience


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        (EVERYONE, {"anonymous", "outsider", "member", "editor", "comms", "board", "administrator"}),
        (MEMBERS, {"member", "board", "administrator"}),
        (BOARD, {"board", "administrator"}),
    ],
)
def test_files_answer_those_who_may_see_them(client, people, audience, readers):
    collection = files.collection_for(audience)
    urls = addresses(make_image(collection=collection), make_document(collection=collection))
    for role in ("anonymous", "outsider", "member", "editor", "comms", "board", "administrator"):
        client.logout()
        if role != "anonymous":
            client.force_login(getattr(people, role))
        for url in urls:
            for headers in ({}, {"Range": "bytes=0-9"}, {"If-None-Match": "*"}, {"X-Forwarded-Host": "localhost"}):
                for method in (client.get, client.head):
                    response = method(url, headers=headers)
                    if role in readers:
                        assert response.status_code in (200, 304), (role, url)
                        private = audience != EVERYONE
                        assert response["Cache-Control"] in (
                            ("private, no-store", "no-store, private") if private else ("public, max-age=3600",)
                        )
                        assert ("ETag" in response) is not private
                    else:
                        assert response.status_code == 404, (role, url)
                        assert "ETag" not in response
            assert client.post(url).status_code in (403, 404, 405)


def test_public_files_are_two_queries_and_known_by_their_etag(client, django_assert_num_queries):
    for url in addresses(make_image(), make_document()):
        with django_assert_num_queries(2):
            response = client.get(url)
        assert response["Cache-Control"] == "public, max-age=3600"
        again = client.get(url, headers={"If-None-Match": response["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(url, headers={"If-None-Match": '"other"'}).status_code == 200


def test_etag_changes_when_a_name_is_used_again(client):
    image = make_image()
    before = client.get(image.file.url)["ETag"]
    path = Path(default_storage.path(image.file.name))
    path.write_bytes(image_file(colour="#ffffff").read())
    import os

    os.utime(path, (1, 1))
    assert client.get(image.file.url)["ETag"] != before


def test_document_is_found_by_number_and_name_only(client):
    document = make_document()
    assert client.get(reverse("wagtaildocs_serve", args=[document.pk, "annat.pdf"])).status_code == 404
    assert client.get(f"/media/{document.file.name}").status_code == 404
    response = client.get(document.url)
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_web_server_in_front_sends_the_file(client, people, settings):
    settings.MEDIA_ACCEL_PREFIX = "/intern/"
    image, private = make_image(), make_image(collection=files.collection_for(BOARD))
    response = client.get(image.file.url)
    assert (response.content, response["X-Accel-Redirect"]) == (b"", f"/intern/{image.file.name}")
    assert client.get(private.file.url).status_code == 404
    client.force_login(people.board)
    answer = client.get(private.file.url)
    assert answer["X-Accel-Redirect"] == f"/intern/{private.file.name}"
    assert "no-store" in answer["Cache-Control"]
    default_storage.delete(image.file.name)
    assert client.get(image.file.url).status_code == 404


# New addresses --------------------------------------------------------------------------


def ways_of_narrowing():
    root = Collection.get_first_root_node

    def choose(collection):
        CollectionAudience.objects.create(collection=collection, audience=BOARD)

    def move_collection(collection):
        target = files.collection_for(BOARD)
        Collection.objects.get(pk=collection.pk).move(target, pos="sorted-child")

    def move_files(collection):
        for model in (CustomImage, CustomDocument):
            for row in model.objects.filter(collection=collection):
                row.collection = files.collection_for(BOARD)
                row.save()

    assert root
    return [choose, move_collection, move_files]


@pytest.mark.parametrize("narrow", ways_of_narrowing())
def test_narrowing_ends_the_old_addresses(client, people, narrow, django_capture_on_commit_callbacks):
    collection = Collection.get_first_root_node().add_child(name="Öppen")
    image, document = make_image(collection=collection), make_document(collection=collection)
    old = addresses(image, document)
    names = [image.file.name, image.renditions.get().file.name, document.file.name]
    assert [client.get(url).status_code for url in old] == [200, 200, 200]
    with django_capture_on_commit_callbacks(execute=True):
        narrow(Collection.objects.get(pk=collection.pk))
    client.force_login(people.board)
    assert [client.get(url).status_code for url in old] == [404, 404, 404]
    assert not [name for name in names if default_storage.exists(name)]
    image, document = CustomImage.objects.get(), CustomDocument.objects.get()
    new = addresses(image, document)
    assert [client.get(url).status_code for url in new] == [200, 200, 200]
    assert b"hemligt" in b"".join(client.get(document.url).streaming_content)
    client.logout()
    assert [client.get(url).status_code for url in new] == [404, 404, 404]


def test_opening_keeps_the_addresses():
    collection = files.collection_for(BOARD)
    image = make_image(collection=collection)
    row = CollectionAudience.objects.get()
    row.audience = MEMBERS
    row.save()
    assert CustomImage.objects.get().file.name == image.file.name


def test_replaced_and_deleted_files_are_gone(django_capture_on_commit_callbacks):
    image, document = make_image(), make_document()
    image.get_rendition(FIGURE_FILTERS[0])
    old = [image.file.name, image.renditions.get().file.name, document.file.name]
    with django_capture_on_commit_callbacks(execute=True):
        image.file = image_file("ny.png", colour="#000000")
        image.save()
        document.file = ContentFile(b"nytt", name="nytt.pdf")
        document.save()
    assert not [name for name in old if default_storage.exists(name)]
    left = [image.file.name, document.file.name, *image.renditions.values_list("file", flat=True)]
    assert all(default_storage.exists(name) for name in left)
    with django_capture_on_commit_callbacks(execute=True):
        CustomImage.objects.get().delete()
        CustomDocument.objects.all().delete()
    assert not [name for name in left if default_storage.exists(name)]


def test_a_change_that_is_rolled_back_keeps_the_file(transactional_db):
    from django.db import transaction

    image = make_image()
    with transaction.atomic():
        row = CustomImage.objects.get()
        row.collection = files.collection_for(BOARD)
        row.save()
        transaction.set_rollback(True)
    assert default_storage.exists(CustomImage.objects.get().file.name)
    assert CustomImage.objects.get().file.name == image.file.name


# Uploads and pages -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["/admin/images/chooser/create/", "/admin/images/multiple/add/", "/admin/images/add/"]
)
def test_upload_on_a_private_page_lands_in_its_audiences_collection(client, people, secret, address):
    client.force_login(people.board_editor)
    data = {"title": "Bild", "file": image_file(), "collection": Collection.get_first_root_node().pk}
    data["description"] = "En röd port med en ramp"
    if "chooser" in address:
        data = {f"image-chooser-upload-{key}": value for key, value in data.items()}
    if "multiple" in address:
        data["files[]"] = data.pop("file")
    referer = {"Referer": f"http://testserver/admin/pages/{secret.pk}/edit/"}
    answer = client.post(address, data, headers=referer)
    if "multiple" in address:  # asks what each picture shows before it is kept
        number = answer.json()["uploaded_file_id"]
        kept = {f"uploaded-image-{number}-{name}": value for name, value in data.items() if name != "files[]"}
        client.post(f"/admin/images/multiple/create_from_uploaded_image/{number}/", kept, headers=referer)
    image = CustomImage.objects.get()
    assert files.audience_of(image.collection_id) == BOARD
    client.logout()
    assert client.get(image.file.url).status_code == 404


def test_upload_while_adding_below_a_private_page(client, people, secret):
    client.force_login(people.board_editor)
    data = {"document-chooser-upload-title": "P", "document-chooser-upload-file": ContentFile(b"x", name="p.txt")}
    data["document-chooser-upload-collection"] = Collection.get_first_root_node().pk
    referer = f"http://testserver/admin/pages/add/home/standardpage/{secret.pk}/"
    client.post("/admin/documents/chooser/create/", data, headers={"Referer": referer})
    assert files.audience_of(CustomDocument.objects.get().collection_id) == BOARD


def upload_from_chooser(client, **headers):
    data = {"title": "Bild", "description": "En lila yta", "file": image_file(), "collection": 1}
    data["collection"] = Collection.get_first_root_node().pk
    data = {f"image-chooser-upload-{key}": value for key, value in data.items()}
    client.post("/admin/images/chooser/create/", data, headers=headers)
    return files.audience_of(CustomImage.objects.latest("pk").collection_id)


def test_upload_without_a_referrer_is_as_private_as_what_was_opened(client, people, home, secret):
    client.force_login(people.board_editor)
    client.get(f"/admin/pages/{home.pk}/edit/")
    assert upload_from_chooser(client) == EVERYONE
    client.get(f"/admin/pages/{secret.pk}/edit/")
    assert upload_from_chooser(client) == BOARD
    assert upload_from_chooser(client, Referer="http://testserver/") == BOARD
    assert upload_from_chooser(client, Referer=f"http://testserver/admin/pages/{home.pk}/edit/") == EVERYONE
    assert upload_from_chooser(client, Referer="http://testserver/admin/images/") == EVERYONE


def test_upload_on_a_public_page_stays_open(client, people, home):
    client.force_login(people.editor)
    data = {
        "title": "Bild",
        "file": image_file(),
        "description": "x",
        "collection": Collection.get_first_root_node().pk,
    }
    client.post("/admin/images/add/", data, headers={"Referer": f"http://testserver/admin/pages/{home.pk}/edit/"})
    assert files.audience_of(CustomImage.objects.get().collection_id) == EVERYONE


def test_file_that_only_a_private_page_uses_goes_with_it(client, home):
    image, shared = make_image("Egen"), make_image("Delad")
    make_page(home, "Öppen", main_image=shared)
    page = make_page(home, "Snart stängd", main_image=image, social_image=shared)
    assert client.get(image.file.url).status_code == 200
    page = BasePage.objects.get(pk=page.pk).specific
    page.audience = BOARD
    page.save_revision().publish()
    image, shared = CustomImage.objects.get(pk=image.pk), CustomImage.objects.get(pk=shared.pk)
    assert client.get(image.file.url).status_code == 404
    assert client.get(shared.file.url).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/admin/images/{image}/",
        "/admin/images/{image}/delete/",
        "/admin/images/usage/{image}/",
        "/admin/images/{image}/preview/width-100/",
        "/admin/images/chooser/chosen/{image}/",
        "/admin/images/chooser/{image}/select_format/",
        "/admin/documents/edit/{document}/",
        "/admin/documents/delete/{document}/",
        "/admin/documents/usage/{document}/",
        "/admin/documents/chooser/chosen/{document}/",
        "/admin/api/main/images/{image}/",
        "/admin/api/main/documents/{document}/",
        "/admin/bulk/core/customimage/delete/?id={image}&next=/admin/",
        "/admin/bulk/core/customdocument/add_to_collection/?id={document}&next=/admin/",
    ],
)
def test_private_files_are_not_met_by_guessed_addresses(client, people, path):
    collection = files.collection_for(BOARD)
    ids = {"image": make_image(collection=collection).pk, "document": make_document(collection=collection).pk}
    client.force_login(people.editor)
    assert client.get(path.format(**ids)).status_code == 404
    assert client.post(path.format(**ids)).status_code == 404
    client.force_login(people.administrator)
    assert client.get(path.format(**ids)).status_code != 404


@pytest.mark.parametrize(
    "path",
    [
        "/admin/images/",
        "/admin/images/results/",
        "/admin/images/?q=hemlis",
        "/admin/documents/",
        "/admin/documents/results/",
        "/admin/images/chooser/",
        "/admin/images/chooser/results/?q=hemlis",
        "/admin/documents/chooser/",
        "/admin/api/main/images/",
        "/admin/api/main/documents/",
        "/admin/reports/site-history/",
        "/admin/",
    ],
)
def test_private_files_are_not_met_in_lists(client, people, path):
    from wagtail.log_actions import log

    collection = files.collection_for(BOARD)
    for row in (
        make_image("Hemlisbilden", collection=collection),
        make_document("Hemlisbladet", collection=collection),
    ):
        log(row, "wagtail.create", user=people.board)
    client.force_login(people.editor)
    response = client.get(path)
    assert response.status_code == 200
    assert "Hemlisb" not in response.content.decode()
    if "api" not in path and path != "/admin/":
        client.force_login(people.administrator)
        assert "Hemlisb" in client.get(path).content.decode()


def test_administrators_make_a_collection_private_in_the_admin(client, people):
    collection = Collection.get_first_root_node().add_child(name="Protokoll")
    image = make_image(collection=collection)
    client.force_login(people.editor)
    assert client.get("/admin/private_collections/").status_code == 302
    client.force_login(people.administrator)
    response = client.post("/admin/private_collections/new/", {"collection": collection.pk, "audience": BOARD})
    assert response.status_code == 302
    assert files.audience_of(collection.pk) == BOARD
    client.logout()
    assert client.get(CustomImage.objects.get(pk=image.pk).file.url).status_code == 404
    assert client.get(image.file.url).status_code == 404
