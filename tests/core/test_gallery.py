"""The gallery of components and blocks, over which the audit runs."""

import pytest

from core.blocks import BodyStreamBlock
from core.gallery import blocks
from tests.factories.core import make_image, make_person
from tests.factories.home import make_site

pytestmark = pytest.mark.django_db


def test_gallery_shows_every_block(client):
    make_site()
    make_person(photo=make_image())
    assert {sample.name for sample in blocks()} >= set(BodyStreamBlock().child_blocks)
    text = client.get("/galleri/").content.decode()
    assert "Förslag till budget" in text
