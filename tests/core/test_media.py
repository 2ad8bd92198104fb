"""The media view answers with public images and with nothing else."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from core.models import CustomDocument
from core.renditions import ALL_FILTERS, FIGURE_FILTERS
from tests.factories.core import image_file, make_image
from tests.factories.home import make_page, make_site

pytestmark = pytest.mark.django_db


def restricted_collection():
    collection = Collection.get_first_root_node().add_child(name="Styrelsen")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)
    return collection


def test_media_serves_an_image_and_its_rendition_in_two_queries(client, django_assert_num_queries):
    image = make_image()
    rendition = image.get_rendition(FIGURE_FILTERS[0])
    for url in (image.file.url, rendition.url):
        with django_assert_num_queries(2):
            response = client.get(url)
        assert response.status_code == 200
        assert response["Cache-Control"] == "public, max-age=3600"


def test_media_hides_a_restricted_collection(client):
    image = make_image(collection=restricted_collection().add_child(name="Under"))
    rendition = image.get_rendition(FIGURE_FILTERS[0])
    assert [client.get(url).status_code for url in (image.file.url, rendition.url)] == [404, 404]


@pytest.mark.parametrize(
    "path",
    ["documents/a.pdf", "../db.sqlite3", "images/../../db.sqlite3", "images/nothing.webp", "images/%00", "logo/x.svg"],
)
def test_media_knows_no_other_files(client, path):
    response = client.get(f"/media/{path}")
    assert (response.status_code, response["Content-Type"]) == (404, "text/plain; charset=utf-8")


def test_media_refuses_documents(client):
    document = CustomDocument.objects.create(title="Stadgar", file=image_file("stadgar.pdf"))
    assert client.get(document.file.url).status_code == 404
    assert client.get(document.url).status_code == 200


def test_publishing_makes_the_renditions(client):
    image = make_image()
    body = [("image", {"image": image, "alt": "", "decorative": False, "caption": ""})]
    make_page(make_site().root_page, body=body)
    assert image.renditions.count() == len(ALL_FILTERS)
