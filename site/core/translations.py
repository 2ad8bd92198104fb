"""Whether a translated page has fallen behind the page that it translates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from core.models import BasePage


def is_older_than_source(page: BasePage) -> bool:
    """Tell whether the Swedish text has changed since the translation was published: one query, none in Swedish."""
    from core.models import BasePage  # noqa: PLC0415 - models ask modules that ask this

    if page.locale.language_code == settings.LANGUAGE_CODE or page.last_published_at is None:
        return False
    source = BasePage.objects.live().filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    return source.filter(text_updated_at__gt=page.last_published_at).exists()
