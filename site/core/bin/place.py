"""Where the bin is: under a root of its own, beside the site's tree.

Rights in Wagtail come from the pages above, so nobody but administrators has any in there, no site reaches it, and
no listing that starts from a page of the site can come upon it. What is left (questions across all pages, and
administrators) asks `outside` or `is_inside`.
"""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale, Page

from core import generation

SLUG = "papperskorg"
_memory = generation.Memory()


def path() -> str:
    """Return the path of the bin's root, or nothing before the first deletion; asked once in a generation."""
    return _memory.remember("path", lambda: _roots().values_list("path", flat=True).first() or "")


def _roots() -> Any:
    return Page.objects.filter(depth=1, slug=SLUG)


def root() -> Page:
    """Return the bin's root; makes it the first time. Called inside a transaction."""
    first = Page.get_first_root_node()
    Page.objects.select_for_update().get(pk=first.pk)  # two first deletions must not make two bins
    found = _roots().first()
    if found is None:
        found = Page.add_root(instance=Page(title="Papperskorgen", slug=SLUG, live=False, locale=Locale.get_default()))
    return found


def is_inside(page: Any) -> bool:
    """Tell whether a page lies in the bin, or is the bin."""
    inside = path()
    return bool(inside) and page.path.startswith(inside)


def outside(pages: Any) -> Any:
    """Leave out of a queryset of pages what lies in the bin."""
    inside = path()
    return pages.exclude(path__startswith=inside) if inside else pages


def numbers_inside(pks: Any) -> bool:
    """Tell whether one of the numbers is that of a page in the bin: one query, and none without a bin."""
    inside = path()
    return bool(inside) and Page.objects.filter(pk__in=list(pks), path__startswith=inside).exists()


def translation_keys() -> set[str]:
    """Return under which keys translations of the pages in the bin were kept."""
    from core.models import BinEntry  # noqa: PLC0415 - models ask this module

    if not path():
        return set()
    return {key for state in BinEntry.objects.values_list("state", flat=True) for key in state["keys"].values()}
