"""Texts in other languages on rows that are the same in all languages (people, places, site settings).

Pages are translated with wagtail-localize. A person is one row that many pages point at: a copy for
each language would be three people to every query (docs/adr/0004-languages.md).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def other_languages() -> list[tuple[str, Any]]:
    """Return the languages but Swedish (settings.LANGUAGE_CODE), as choices."""
    return [(code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


class LanguageBlock(blocks.StructBlock):
    """The texts in one language."""

    language = blocks.ChoiceBlock(label=_("Language"), choices=other_languages)


def in_language(translations: Any, language: str | None, name: str) -> Any:
    """Return the text `name` in a language, or an empty string where there is none."""
    for block in translations or ():
        if block.value["language"] == language and block.value.get(name):
            return block.value[name]
    return ""
