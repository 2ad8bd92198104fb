"""Links and embeds in blocks: one target, known providers, and pages that move."""

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from core.blocks.links import LinkBlock
from core.blocks.media import EmbedBlock, FigureBlock, embed_source
from tests.factories.core import make_image
from tests.factories.home import make_page, make_site

EMPTY = {"page": None, "url": "", "email": "", "phone": ""}


def link(**target):
    return LinkBlock().clean(LinkBlock().normalize({**EMPTY, **target}))


def test_link_follows_a_page_that_moves(db):
    home = make_site().root_page
    folder, page = make_page(home, title="Mapp"), make_page(home, title="Sida")
    stored = LinkBlock().get_prep_value(link(page=page))
    page.move(folder, pos="last-child")
    assert LinkBlock().to_python(stored).href == "/mapp/sida/"


def test_link_to_an_unpublished_page_is_empty(db):
    page = make_page(make_site().root_page)
    page.unpublish()
    assert LinkBlock().normalize({**EMPTY, "page": page}).href == ""


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ({"url": "https://example.org/a"}, "https://example.org/a"),
        ({"email": "a@example.org"}, "mailto:a@example.org"),
        ({"phone": "070-174 06 05"}, "tel:0701740605"),
    ],
)
def test_link_href(target, href):
    assert link(**target).href == href


@pytest.mark.parametrize("target", [{}, {"url": "https://example.org/", "email": "a@example.org"}])
def test_link_wants_exactly_one_target(target):
    with pytest.raises(StructBlockValidationError):
        link(**target)


@pytest.mark.parametrize(
    ("url", "provider"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "YouTube"),
        ("https://youtu.be/dQw4w9WgXcQ?t=3", "YouTube"),
        ("https://vimeo.com/76979871", "Vimeo"),
        ("https://www.openstreetmap.org/#map=17/58.38067/12.32344", "OpenStreetMap"),
    ],
)
def test_embed_source_knows(url, provider):
    source = embed_source(url)
    assert source is not None
    assert source[0] == provider
    assert "www.youtube.com" not in source[1]


@pytest.mark.parametrize(
    "url", ["https://evil.example/watch?v=dQw4w9WgXcQ", "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", ""]
)
def test_embed_source_knows_no_others(url):
    assert embed_source(url) is None


def test_embed_refuses_an_unknown_provider():
    with pytest.raises(StructBlockValidationError) as caught:
        EmbedBlock().clean({"url": "https://evil.example/", "title": "Film", "description": "Om film"})
    assert set(caught.value.block_errors) == {"url"}


def test_figure_asks_for_a_description(db):
    block = FigureBlock()
    image = make_image(description="")
    value = block.normalize({"image": image, "alt": "", "decorative": False, "caption": ""})
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(value)
    assert set(caught.value.block_errors) == {"alt"}
    assert block.clean(block.normalize({"image": image, "alt": "", "decorative": True, "caption": ""})).alt_text == ""
