"""Turns demo data into pages: bodies with stable block ids, references by key, and translations.

Block ids are worked out from their place, so that a page and its translation, which have the same
structure, get the same ids; wagtail-localize pairs texts by them.
"""

from __future__ import annotations

import copy
import re
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.core.files.images import ImageFile
from wagtail.blocks import (
    CharBlock,
    EmailBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)
from wagtail.blocks.field_block import ChooserBlock
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.demo.shapes import Block, PageData
from core.models import BasePage, CustomDocument, CustomImage, Person

PICTURES = Path(__file__).parent / "pictures"
DOCUMENTS = Path(__file__).parent / "documents"
_NAMESPACE = uuid.UUID("6f0d6f4e-7f0a-4d8e-9a55-0d2c1c0f5a11")
TEXT_BLOCKS = (CharBlock, EmailBlock, TextBlock, URLBlock)
_PAGE_LINK = re.compile(r'<a href="page:([^"]*)"')

Find = Callable[[str], Page | None]


def page_finder(home: Page) -> Find:
    """Return a function from a slug path below home (`kontakt`, `aktuellt/nytt-kok`, or nothing) to the page."""

    def find(key: str) -> Page | None:
        path = f"{home.url_path}{key}/" if key else home.url_path
        return Page.objects.filter(url_path=path).first()

    return find


def image_by_key(key: str) -> CustomImage | None:
    """Return the demo picture that was loaded from `pictures/<key>.webp`."""
    return CustomImage.objects.filter(file__startswith=f"original_images/{key}").order_by("pk").first()


def document_by_key(key: str) -> CustomDocument | None:
    """Return the demo document that was loaded from `documents/<key>.pdf`."""
    return CustomDocument.objects.filter(file__startswith=f"documents/{key}").order_by("pk").first()


def open_picture(key: str) -> ImageFile:
    """Return a demo picture's file. Raises FileNotFoundError for a key without a picture."""
    return ImageFile((PICTURES / f"{key}.webp").open("rb"), name=f"{key}.webp")


def _id(*place: Any) -> str:
    return str(uuid.uuid5(_NAMESPACE, "/".join(map(str, place))))


class BodyBuilder:
    """Builds a body's raw JSON from demo blocks."""

    def __init__(self, key: str, find: Find) -> None:
        self.key = key
        self.find = find

    def build(self, stream_block: StreamBlock, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
        """Return what a StreamField stores. Raises KeyError for a block that does not exist."""
        return [
            {
                "type": name,
                "id": _id(self.key, place),
                "value": self._value(stream_block.child_blocks[name], value, (place, name)),
            }
            for place, (name, value) in enumerate(blocks)
        ]

    def _value(self, block: Any, value: Any, place: tuple[Any, ...]) -> Any:
        if isinstance(block, StructBlock):
            return self._struct(block, value, place)
        if isinstance(block, ListBlock):
            return [
                {
                    "type": "item",
                    "id": _id(self.key, *place, n),
                    "value": self._value(block.child_block, item, (*place, n)),
                }
                for n, item in enumerate(value or ())
            ]
        if isinstance(block, ChooserBlock):
            return self._chosen(block, value)
        if isinstance(block, RichTextBlock):
            return self.rich_text(value)
        if place[-1] == "table":
            return _table(value)
        return value

    def _struct(self, block: StructBlock, value: Mapping[str, Any], place: tuple[Any, ...]) -> dict[str, Any]:
        # wagtail-localize takes an empty text for what it is, but stumbles over none at all.
        given = {name: "" for name, child in block.child_blocks.items() if isinstance(child, TEXT_BLOCKS)} | dict(value)
        return {
            name: self._value(child, given[name], (*place, name))
            for name, child in block.child_blocks.items()
            if given.get(name) is not None
        }

    def _chosen(self, block: ChooserBlock, value: Any) -> int | None:
        model = block.model_class
        if issubclass(model, CustomImage):
            found: Any = image_by_key(value)
        elif issubclass(model, CustomDocument):
            found = document_by_key(value)
        elif issubclass(model, Person):
            found = Person.objects.filter(slug=value).first()
        else:
            found = self.find(value)
        return found.pk if found is not None else None

    def rich_text(self, html: str) -> str:
        """Return rich text as Wagtail stores it: links by page id; a link to a missing page becomes plain text."""

        def link(match: re.Match[str]) -> str:
            page = self.find(match[1])
            return f'<a linktype="page" id="{page.pk}"' if page else "<a"

        return _PAGE_LINK.sub(link, html)


def _table(value: Mapping[str, Any]) -> dict[str, Any]:
    row, column = bool(value.get("header_row", True)), bool(value.get("header_column"))
    choice = {(True, True): "both", (True, False): "row", (False, True): "column"}.get((row, column), "neither")
    return {
        "data": [list(cells) for cells in value["rows"]],
        "table_caption": value.get("caption", ""),
        "first_row_is_table_header": row,
        "first_col_is_header": column,
        "table_header_choice": choice,
    }


def apply_texts(page: Any, data: PageData, find: Find) -> None:
    """Set the page's texts, picture and body from the data; nothing is saved."""
    for name in ("title", "lead", "search_description", "main_image_alt", "main_image_caption", "easy_read"):
        setattr(page, name, getattr(data, name))
    if data.main_image:
        page.main_image = image_by_key(data.main_image)
    body = BasePage._meta.get_field("body")
    page.body = body.to_python(BodyBuilder(data.key, find).build(body.stream_block, data.body))


def publish(page: Any, tags: tuple[str, ...] = ()) -> Any:
    """Check, save and publish the page as it is."""
    if tags:
        page.tags.set(tags)
    page.full_clean()
    page.save()
    page.save_revision().publish()
    return page


def translate(page: Any, data: PageData, language: str, find: Find, fields: Mapping[str, str] | None = None) -> Page:
    """Translate a published page with wagtail-localize, so that the admin shows it as its own translation.

    The Swedish page with the other language's texts in it is taken apart like the page itself; texts at the
    same place belong together.
    """
    locale = Locale.objects.get(language_code=language)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    shadow = copy.copy(page)
    apply_texts(shadow, data, find)
    for name, text in (fields or {}).items():
        setattr(shadow, name, text)
    _translate_children(shadow, data.extra.get("children", {}))
    texts: dict[str, list[str]] = {}
    for value in extract_segments(shadow):
        if isinstance(value, StringSegmentValue):
            texts.setdefault(value.path, []).append(value.string.data)
    for segment in source.stringsegment_set.select_related("context", "string").order_by("order"):
        waiting = texts.get(segment.context.path)
        if segment.context.path == "slug" or not waiting:
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string, locale=locale, context=segment.context, defaults={"data": waiting.pop(0)}
        )
    # wagtail-localize would publish on commit, which for one long transaction is after its children were added:
    # the page would then be saved as it was before them.
    translation.save_target(publish=False)
    translated = page.get_translation(locale)
    translated.get_latest_revision().publish()
    return translated


def _translate_children(shadow: Any, children: Mapping[str, tuple[Mapping[str, str], ...]]) -> None:
    """Set texts of the rows inside a page (its demands, for example), by relation and place; nothing is saved."""
    if not children:
        return
    found = {name: [copy.copy(row) for row in getattr(shadow, name).all()] for name in children}
    shadow._cluster_related_objects = {}  # the page's own rows stay as they are
    for name, rows in found.items():
        for row, texts in zip(rows, children[name], strict=True):
            for field, text in texts.items():
                setattr(row, field, text)
        setattr(shadow, name, rows)
