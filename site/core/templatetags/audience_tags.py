"""The admin's templates ask who may read a page."""

from __future__ import annotations

from typing import Any

from django import template

from core.visibility.audiences import EVERYONE, label_of

register = template.Library()


def _audience(page: Any) -> str:
    if not hasattr(page, "effective_audience") and hasattr(page, "specific_deferred"):
        page = page.specific_deferred
    return getattr(page, "effective_audience", EVERYONE)


@register.simple_tag
def audience_of(page: Any) -> str:
    """Return in words who may read a page."""
    return str(label_of(_audience(page)))


@register.simple_tag
def is_private(page: Any) -> bool:
    """Tell whether not everyone may read a page."""
    return _audience(page) != EVERYONE
