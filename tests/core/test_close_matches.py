"""The 404 page suggests what the reader may have meant, and never what they may not read."""

import pytest

from tests.factories.core import make_member
from tests.factories.home import make_page, make_site

pytestmark = pytest.mark.django_db


def test_near_address_is_suggested(client):
    make_page(make_site().root_page, "Om föreningen", slug="om-foreningen")
    response = client.get("/om-forenigen/")
    assert response.status_code == 404
    assert 'href="/om-foreningen/"' in response.content.decode()


def test_private_address_is_suggested_to_its_readers_only(client):
    make_page(make_site().root_page, "Lönerna", slug="lonerna-vi-betalar", audience="members")
    for path in ("/lonerna-vi-betala/", "/lonerna-vi-betalarx/"):
        assert "lonerna-vi-betalar/" not in client.get(path).content.decode().replace(path, "")
        assert "Lönerna" not in client.get(path).content.decode()
    client.force_login(make_member())
    assert "Lönerna" in client.get("/lonerna-vi-betala/").content.decode()


@pytest.mark.parametrize(
    "path", ["/%00/", "/" + "a" * 5000 + "/", "/%F0%9F%8C%B8%F0%9F%8C%B8%F0%9F%8C%B8/", "/'\"/", "/%ff%fe%fd/"]
)
def test_odd_addresses_are_no_errors(client, path):
    make_site()
    assert client.get(path).status_code == 404
