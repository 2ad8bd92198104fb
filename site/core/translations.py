"""Which language a page is in, and whether a translation has fallen behind the page that it translates."""

from __future__ import annotations

from django.conf import settings
from wagtail.models import Locale, Page

from core.generation import Memory

_languages = Memory()


def language_of(page: Page) -> str:
    """Return the language's code: one query for all languages, once a generation."""
    known: dict[int, str] = _languages.remember(
        "codes", lambda: dict(Locale.objects.values_list("pk", "language_code"))
    )
    return known.get(page.locale_id) or str(page.locale.language_code)


def is_older_than_source(page: Page) -> bool:
    """Tell whether the Swedish text has changed since the translation was published: one query, none in Swedish."""
    from core.models import BasePage  # noqa: PLC0415 - models ask modules that ask this

    if language_of(page) == settings.LANGUAGE_CODE or page.last_published_at is None:
        return False
    source = BasePage.objects.live().filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    return source.filter(text_updated_at__gt=page.last_published_at).exists()
