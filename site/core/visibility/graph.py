"""What a page's audience depends on: the pages above it, the page it is an alias of, the page it translates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from core.visibility.audiences import EVERYONE, is_within, meet

STEP = Page.steplen
_COLUMNS = (
    "pk",
    "path",
    "numchild",
    "translation_key",
    "locale_id",
    "alias_of_id",
    "basepage__audience",
    "basepage__effective_audience",
)


@dataclass(slots=True)
class Node:
    """A page, as far as its audience goes. Wagtail's own root page has none and is open."""

    pk: int
    path: str
    numchild: int
    translation_key: Any
    locale_id: int
    alias_of_id: int | None
    own: str
    stored: str
    value: str = EVERYONE
    limits: list[int] = field(default_factory=list)


def _load(condition: Q) -> list[Node]:
    rows = Page.objects.filter(condition).order_by("path").values_list(*_COLUMNS)
    return [
        Node(pk, path, children, key, locale, alias, own or EVERYONE, stored or EVERYONE)
        for pk, path, children, key, locale, alias, own, stored in rows
    ]


def affected_by(pks: Iterable[int]) -> dict[int, Node]:
    """Return the pages, all below them, their translations and aliases, and so on: a query for each step outwards."""
    nodes: dict[int, Node] = {}
    wanted = Q(pk__in=list(pks))
    while True:
        found = [node for node in _load(wanted) if node.pk not in nodes]
        if not found:
            return nodes
        nodes |= {node.pk: node for node in found}
        wanted = Q(translation_key__in={node.translation_key for node in found})
        wanted |= Q(alias_of__in=[node.pk for node in found])
        above = ""
        for node in found:  # in the order of the tree, so that what lies below one already taken is passed over
            if node.numchild and not (above and node.path.startswith(above)):
                above = node.path
                wanted |= Q(path__startswith=above)


def _translated_from(nodes: dict[int, Node]) -> dict[int, set[int]]:
    """Return for each translation the pages it was made from: the first of its kind, and wagtail-localize's source."""
    by_key: dict[Any, list[Node]] = {}
    for node in nodes.values():
        by_key.setdefault(node.translation_key, []).append(node)
    several = {key: sorted(found, key=lambda node: node.pk) for key, found in by_key.items() if len(found) > 1}
    sources = {node.pk: {found[0].pk} for found in several.values() for node in found[1:]}
    if several:
        from wagtail_localize.models import Translation

        in_locale = {(node.translation_key, node.locale_id): node.pk for found in several.values() for node in found}
        rows = Translation.objects.filter(source__object_id__in=list(several))
        for key, source, target in rows.values_list("source__object_id", "source__locale_id", "target_locale_id"):
            original, translation = in_locale.get((key, source)), in_locale.get((key, target))
            if original is not None and translation is not None:
                sources.setdefault(translation, set()).add(original)
    return sources


def connect(nodes: dict[int, Node]) -> dict[int, Node]:
    """Tie each page to what limits it, and return the pages outside that do: their audiences stand."""
    paths = {node.path: node.pk for node in nodes.values()}
    parents = {node.path[:-STEP] for node in nodes.values() if len(node.path) > STEP} - set(paths)
    originals = {node.alias_of_id for node in nodes.values() if node.alias_of_id} - set(nodes)
    outside = (
        {node.pk: node for node in _load(Q(path__in=parents) | Q(pk__in=originals))} if parents or originals else {}
    )
    for node in outside.values():
        node.value = node.stored
        paths[node.path] = node.pk
    translated = _translated_from(nodes)
    for node in nodes.values():
        limits = {paths.get(node.path[:-STEP]), node.alias_of_id, *translated.get(node.pk, ())}
        node.limits = [pk for pk in limits if pk and pk != node.pk]
    return outside


def solve(nodes: dict[int, Node], outside: dict[int, Node]) -> None:
    """Work out every audience: what the editor chose, narrowed by every limit, until nothing changes any more."""
    everything = nodes | outside
    order = sorted(nodes.values(), key=lambda node: node.path)
    for node in order:
        node.value = node.own
    changed = True
    while changed:
        changed = False
        for node in order:
            narrowed = meet(node.own, *(everything[pk].value for pk in node.limits if pk in everything))
            if not is_within(node.value, narrowed):
                node.value = meet(node.value, narrowed)
                changed = True
