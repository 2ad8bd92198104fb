"""Which public page is about a person or an assembly: asked once a generation, for all of them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from core.generation import Memory
from reports.models import AssemblyPage, RepresentativePage

_memory = Memory()


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A page that everybody may read."""

    title: str
    url: str


def _public(pages: Any) -> Any:
    return pages.live().visible_to(None).filter(locale__language_code=get_language()).defer("body", "easy_read", "lead")


def page_of_person(person_id: int | None) -> PublicPage | None:
    """Return the person's public page in the language in use."""

    def fetch() -> dict[int, PublicPage]:
        pages = _public(RepresentativePage.objects.filter(person__isnull=False))
        return {page.person_id: PublicPage(page.title, page.url or "") for page in pages}

    return _memory.remember(("people", get_language()), fetch).get(person_id or 0)


def page_of_assembly(key: uuid.UUID) -> PublicPage | None:
    """Return the assembly's public page in the language in use."""

    def fetch() -> dict[uuid.UUID, PublicPage]:
        return {page.translation_key: PublicPage(page.title, page.url or "") for page in _public(AssemblyPage.objects)}

    return _memory.remember(("assemblies", get_language()), fetch).get(key)
