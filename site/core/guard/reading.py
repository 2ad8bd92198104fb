"""What a row says in public: its own texts, field by field, and those of its children.

The search's reader says what readers look for; this one says what they can see, search description, captions and
address included. So it reads the fields themselves, and a new field is looked at without being registered.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import COMMENTS_RELATION_NAME
from wagtail.rich_text import RichText

#: Text that no reader sees, though it is stored as such.
UNSEEN = {"audience", "effective_audience", "path", "url_path", "draft_title", "translation_key", "locale", "key"}
_BREAK = re.compile(r"<(?:/?(?:p|h[1-6]|li|ul|ol|div|td|th|tr|table|blockquote|hr|br|embed)\b[^>]*)>", re.IGNORECASE)
_SEEN_ATTRIBUTE = re.compile(r"\b(?:href|alt|title|url)=\"([^\"]*)\"", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def without_tags(text: str) -> str:
    """Return what marked-up text says. Tags inside a line leave no gap: half a number in bold is still a number."""
    said = _TAG.sub("", _BREAK.sub("\n", text))
    return html.unescape("\n".join([said, *_SEEN_ATTRIBUTE.findall(text)]))


def texts_of(row: models.Model) -> Iterator[tuple[str, str]]:
    """Yield field and text of all that a row and its children say. Children's field is that of their relation."""
    for field in row._meta.concrete_fields:
        if is_text(field):
            for text in said(field.value_from_object(row), is_markup=isinstance(field, RichTextField)):
                yield field.name, text
    for relation in get_all_child_relations(type(row)):
        name = relation.get_accessor_name()
        if name is None or name == COMMENTS_RELATION_NAME or not _is_said(relation.related_model):
            continue
        for child in getattr(row, name).all():
            for _field, text in texts_of(child):
                yield name, text
    if (tags := getattr(row, "tags", None)) is not None and row.pk:
        for tag in tags.all():
            yield "tags", tag.name


def is_text(field: Any) -> bool:
    """Tell whether somebody writes in the field and others read it."""
    if not field.editable or field.choices or field.name in UNSEEN or field.is_relation:
        return False
    return isinstance(field, models.CharField | models.TextField | models.JSONField | StreamField)


def _is_said(model: Any) -> bool:
    return any(is_text(field) for field in model._meta.concrete_fields)


def said(value: Any, *, is_markup: bool = False) -> Iterator[str]:
    """Yield the texts in a field's value, however it is nested."""
    if isinstance(value, StreamValue):
        value = value.get_prep_value()
    if isinstance(value, RichText):
        value, is_markup = value.source, True
    if isinstance(value, str):
        if value:
            yield without_tags(value) if is_markup or "<" in value else value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in {"id", "type"}:
                yield from said(inner)
    elif isinstance(value, list | tuple | set):
        for inner in value:
            yield from said(inner)
