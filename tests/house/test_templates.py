"""What every template keeps to."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from tests.house.sources import PUBLIC_TEMPLATES, ROOT, TEMPLATES, where

COMMENT = re.compile(r"{#.*?#}|{%-?\s*comment.*?endcomment\s*-?%}", re.DOTALL)
INCLUDE = re.compile(r"{%\s*include\s+.*?%}", re.DOTALL)
SCRIPT_WITH_CODE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")[^>]*>", re.IGNORECASE)
INLINE = re.compile(r"<style\b|\sstyle\s*=\s*[\"']|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)


def own_page_models() -> list[type[Page]]:
    return [model for model in get_page_models() if not model.__module__.startswith("wagtail") and model.is_creatable]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def without_comments(path: Path) -> str:
    """The template with its comments blanked out, each character in its place."""
    return COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), path.read_text(encoding="utf-8"))


def stream_children(block: blocks.Block, seen: set[int]) -> list[blocks.Block]:
    """The blocks an editor can pick anywhere inside a block."""
    if id(block) in seen:
        return []
    seen.add(id(block))
    found: list[blocks.Block] = []
    if isinstance(block, blocks.BaseStreamBlock):
        found += block.child_blocks.values()
    inner = getattr(block, "child_blocks", {}).values()
    for child in [*inner, *([block.child_block] if isinstance(block, blocks.ListBlock) else [])]:
        found += stream_children(child, seen)
    return found


def pickable_blocks() -> dict[str, blocks.Block]:
    """Each kind of block that an editor can pick on a page, by the name of its class and field."""
    found: dict[str, blocks.Block] = {}
    for model in own_page_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                for block in stream_children(field.stream_block, set()):
                    found[f"{type(block).__name__}:{block.name}"] = block
    return found


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_template_compiles(path: Path):
    root = next(parent for parent in path.parents if parent.name == "templates")

    get_template(str(path.relative_to(root)))


def test_every_page_type_has_a_template():
    models = own_page_models()

    for model in models:
        get_template(model.template)
    assert models, "no page types were found"


def test_every_block_has_a_template():
    found = pickable_blocks()

    assert [name for name, block in found.items() if not getattr(block.meta, "template", None)] == []
    for block in found.values():
        get_template(block.meta.template)
    assert found, "no blocks were found"


def test_every_block_shows_itself_in_the_picker():
    assert [name for name, block in pickable_blocks().items() if not block.is_previewable] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_includes_say_only(path: Path):
    text = without_comments(path)

    loose = [where(path, text, found.start()) for found in INCLUDE.finditer(text) if " only " not in found.group()]

    assert loose == []


@pytest.mark.parametrize("path", PUBLIC_TEMPLATES, ids=named)
def test_template_has_no_inline_style_or_script(path: Path):
    """The content security policy forbids both, and a browser would drop them in silence."""
    text = without_comments(path)

    found = [where(path, text, match.start()) for match in (*INLINE.finditer(text), *SCRIPT_WITH_CODE.finditer(text))]

    assert found == []


@pytest.mark.parametrize("path", sorted((ROOT / "templates" / "components").glob("*.html")), ids=named)
def test_component_opens_with_its_inputs(path: Path):
    assert COMMENT.match(path.read_text(encoding="utf-8").lstrip())
