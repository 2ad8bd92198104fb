"""Every block shows itself in the editor's block picker."""

import pytest

from core.models import BasePage
from tests.factories.core import make_administrator
from tests.factories.home import make_site

BLOCKS = BasePage._meta.get_field("body").stream_block.child_blocks


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_block_has_a_preview(name, db, client):
    make_site()
    client.force_login(make_administrator())
    block = BLOCKS[name]
    assert block.is_previewable
    response = client.get("/admin/block-preview/", {"id": block.definition_prefix})
    assert response.status_code == 200
    assert len(response.content) > 200


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_block_has_a_label_and_a_description(name):
    assert BLOCKS[name].label
    assert BLOCKS[name].get_description()
