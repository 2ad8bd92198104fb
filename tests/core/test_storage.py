"""Media on S3: a closed bucket behind the same guarded view. Run against moto, without a network."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from moto import mock_aws

from config import env
from core.models import CustomDocument, CustomImage
from core.visibility import files
from core.visibility.audiences import MEMBERS
from tests.factories.core import make_image, make_known_member

pytestmark = pytest.mark.django_db
ENDPOINT = "https://s3.eu-north-1.amazonaws.com"


@pytest.fixture
def bucket(settings, monkeypatch):
    """The site's media in a bucket."""
    for name, value in {"BUCKET": "syrenen", "KEY": "nyckel", "SECRET": "hemlig"}.items():
        monkeypatch.setenv(f"MEDIA_S3_{name}", value)
    with mock_aws():
        settings.STORAGES = {**settings.STORAGES, "default": env.media_storage()}
        place = {"LocationConstraint": "eu-north-1"}
        default_storage.bucket.create(CreateBucketConfiguration=place)
        yield default_storage.bucket


def names(bucket):
    return {item.key for item in bucket.objects.all()}


def test_open_picture_is_sent_by_the_site_and_kept_by_caches(client, bucket, django_assert_num_queries):
    image = make_image()
    rendition = image.get_rendition("width-400|format-webp")
    assert names(bucket) == {image.file.name, rendition.file.name}
    for url in (image.file.url, rendition.url):
        assert url.startswith("/media/")
        with django_assert_num_queries(2):
            response = client.get(url)
        assert response.status_code == 200
        assert response["Cache-Control"] == "public, max-age=3600"
        assert b"".join(response)
        again = client.get(url, headers={"If-None-Match": response["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    assert client.head(image.file.url).status_code == 200


def test_private_picture_leads_to_an_address_of_a_minute(client, bucket):
    image = make_image(collection=files.collection_for(MEMBERS))
    assert client.get(image.file.url).status_code == 404
    client.force_login(make_known_member())
    response = client.get(image.file.url)
    assert response.status_code == 302
    assert "no-store" in response["Cache-Control"]
    address = urlsplit(response["Location"])
    asked = parse_qs(address.query)
    assert f"{address.scheme}://{address.netloc}" == ENDPOINT
    assert int(asked["X-Amz-Expires"][0]) <= 60
    assert asked["X-Amz-Signature"]
    assert asked["response-cache-control"] == ["private, no-store"]
    found = requests.get(response["Location"], timeout=5)
    assert found.status_code == 200
    assert found.content.startswith(b"\x89PNG")
    assert found.headers["Content-Type"] == "image/png"


def test_documents_are_signed_with_their_name(client, bucket):
    document = CustomDocument.objects.create(title="Stadgar", file=ContentFile(b"%PDF-1.7 text", name="stadgar å.pdf"))
    response = client.get(document.url)
    asked = parse_qs(urlsplit(response["Location"]).query)
    assert response.status_code == 302
    assert asked["response-content-disposition"][0].startswith("inline")
    assert asked["response-content-type"] == ["application/pdf"]
    assert requests.get(response["Location"], timeout=5).content == b"%PDF-1.7 text"


def test_tightening_moves_the_file_in_the_bucket(client, bucket, django_capture_on_commit_callbacks):
    image = make_image()
    image.get_rendition("width-400|format-webp")
    old = names(bucket)
    with django_capture_on_commit_callbacks(execute=True):
        image.collection = files.collection_for(MEMBERS)
        image.save()
    assert not old & names(bucket)
    assert names(bucket)
    assert CustomImage.objects.get().file.name in names(bucket)


def test_deleted_picture_is_gone(client, bucket, django_capture_on_commit_callbacks):
    image = make_image()
    url = image.file.url
    bucket.objects.all().delete()
    assert client.get(url).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    assert client.get(url).status_code == 404


def test_nothing_in_the_bucket_is_public(bucket):
    make_image()
    for item in bucket.objects.all():
        grants = item.Acl().grants
        assert all("AllUsers" not in str(grant) for grant in grants)


def test_second_file_of_a_name_does_not_take_the_firsts_place(bucket):
    one, two = make_image(), make_image()
    assert one.file.name != two.file.name
