"""Keeps `effective_audience` true: the one place where a page's audience is worked out.

Stored on each page is what an editor chose (`audience`) and what comes of it (`effective_audience`): narrowed by
every page above, by the page it is an alias of and by the page it translates. Whatever writes a page passes
`Page.save`, moves included, and so the signal below, in the same transaction.

Two rules keep pages from opening by themselves:

- *Only a decision opens.* A page that is moved, copied, cut loose from its source or published from an old
  revision never becomes readable by more people than before: what it loses in limits it takes into its own audience.
- *A decision is newer than a draft.* Every decision has a number. A revision, or an object that somebody loaded
  earlier, bears the number it was made under; if the page has been decided on since, the page's own choice stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F
from django.db.models.signals import post_save, pre_delete
from django.dispatch import Signal
from wagtail.models import Page

from core.visibility import graph
from core.visibility.audiences import EVERYONE, NOBODY, canonical, is_within, meet

#: Sent in the transaction with changes={page id: (before, after)}. For caches, files and what else must follow.
audiences_changed = Signal()

_FIELDS = frozenset({"audience", "effective_audience", "audience_decision"})
_STRUCTURE = frozenset({"path", "alias_of", "translation_key", "locale"})


def _rows() -> Any:
    from core.models import BasePage

    return BasePage.objects


def _canonical_or_nobody(value: str) -> str:
    """Return the audience in its stored form; nobody for one that makes no sense."""
    try:
        return canonical(value)
    except ValidationError:
        return NOBODY


def before_save(page: Any, update_fields: Iterable[str] | None) -> None:
    """Settle what the page's own audience is to be. Called by BasePage.save, inside its transaction."""
    page._audience_before = None
    if update_fields is not None and not _FIELDS & set(update_fields):
        return
    page.audience = _canonical_or_nobody(page.fixed_audience or page.audience)
    row = None
    if page.pk:
        rows = _rows().select_for_update(of=("self",)) if connection.features.has_select_for_update_of else _rows()
        row = rows.filter(pk=page.pk).values_list("audience", "effective_audience", "audience_decision").first()
    if row is None:  # a new page; a copy or a translation brings along what limited the page it was made from
        own = meet(page.audience, page.effective_audience)
        page.audience_decision += own != page.audience
        page.audience = page.effective_audience = own
        return
    own, page.effective_audience, decision = row
    if page.audience_decision != decision:
        page.audience = own
    elif page.audience != own:
        page._audience_before = own
        decision += 1
    page.audience_decision = decision


def settle(page: Any) -> None:
    """Give a page that was made from a revision its audience: the revision's, or the page's if it is newer."""
    row = _rows().filter(pk=page.pk).values_list("audience", "effective_audience", "audience_decision").first()
    if row is None:
        return
    own, page.effective_audience, decision = row
    if page.audience_decision != decision:
        page.audience, page.audience_decision = own, decision


def narrow_at_once(page: Any) -> None:
    """Let a draft's narrower audience hold from now on. A wider one waits until the draft is published."""
    row = _rows().filter(pk=page.pk).values_list("audience", "audience_decision").first()
    if row is None or page.audience_decision != row[1]:
        return
    narrowed = meet(row[0], page.audience)
    if narrowed == row[0]:
        return
    _rows().filter(pk=page.pk).update(audience=narrowed, audience_decision=F("audience_decision") + 1)
    page.audience_decision += 1
    refresh([page.pk], decided={page.pk: row[0]})
    page.effective_audience = _rows().values_list("effective_audience", flat=True).get(pk=page.pk)


def refresh(pks: Iterable[int], *, decided: dict[int, str] | None = None) -> dict[int, tuple[str, str]]:
    """Work out the audiences of some pages and of all that depend on them, store them, and return what changed.

    `decided` tells whose own audience has just been changed by somebody, and from what: only then may pages open.
    """
    _lock_above(pks)
    nodes = graph.affected_by(pks)
    if decided:
        _follow(nodes, decided)
    outside = graph.connect(nodes)
    graph.solve(nodes, outside)
    if not decided:
        _keep_closed(nodes, outside)
    changes = {node.pk: (node.stored, node.value) for node in nodes.values() if node.stored != node.value}
    by_value: dict[str, list[int]] = {}
    for pk, (_before, after) in changes.items():
        by_value.setdefault(after, []).append(pk)
    for value, changed in by_value.items():
        _rows().filter(pk__in=changed).update(effective_audience=value)
    if changes:
        audiences_changed.send(sender=Page, changes=changes)
    return changes


def _lock_above(pks: Iterable[int]) -> None:
    """Wait for whoever is deciding on a page above: a page being added must see the outcome (PostgreSQL)."""
    if not connection.features.has_select_for_update_of:
        return
    paths = Page.objects.filter(pk__in=list(pks)).values_list("path", flat=True)
    above = {path[:end] for path in paths for end in range(graph.STEP, len(path), graph.STEP)}
    list(_rows().filter(path__in=above).select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _follow(nodes: dict[int, graph.Node], decided: dict[int, str]) -> None:
    """Let translations and aliases that had the same audience take the new one, too."""
    for pk, before in decided.items():
        source = nodes[pk]
        for node in nodes.values():
            same = node.translation_key == source.translation_key or node.alias_of_id == pk
            is_original = node.translation_key == source.translation_key and node.pk < pk and node.alias_of_id is None
            if node.pk != pk and same and not is_original and node.own == before:
                _decide(node, source.own)


def _keep_closed(nodes: dict[int, graph.Node], outside: dict[int, graph.Node]) -> None:
    """Take into a page's own audience what it would otherwise lose, from the top down."""
    while True:
        opened = [node for node in nodes.values() if not is_within(node.value, node.stored)]
        if not opened:
            return
        top = min(opened, key=lambda node: node.path)
        _decide(top, meet(top.own, top.stored))
        graph.solve(nodes, outside)


def _decide(node: graph.Node, audience: str) -> None:
    node.own = audience
    _rows().filter(pk=node.pk).update(audience=audience, audience_decision=F("audience_decision") + 1)


# Signals ------------------------------------------------------------------------


def after_save(sender: Any, instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """Work out the audience of a page that was saved or moved. Moves save it as a plain Page."""
    if not isinstance(instance, Page):
        return
    if update_fields is not None and not (_FIELDS | _STRUCTURE) & set(update_fields):
        return
    before = getattr(instance, "_audience_before", None)
    with transaction.atomic():
        refresh([instance.pk], decided={instance.pk: before} if before else None)
    if hasattr(instance, "effective_audience"):
        instance._audience_before = None
        row = _rows().filter(pk=instance.pk).values_list("audience", "effective_audience", "audience_decision")
        instance.audience, instance.effective_audience, instance.audience_decision = row.get()


def before_delete(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Let aliases and translations of a page that goes keep the limits it set them."""
    if not isinstance(instance, Page):
        return
    orphans = _rows().filter(alias_of=instance.pk) | _rows().filter(translation_key=instance.translation_key)
    for orphan in (
        orphans.exclude(pk=instance.pk).exclude(effective_audience=EVERYONE).only("audience", "effective_audience")
    ):
        own = meet(orphan.audience, orphan.effective_audience)
        if own != orphan.audience:
            _rows().filter(pk=orphan.pk).update(audience=own, audience_decision=F("audience_decision") + 1)


def connect_signals() -> None:
    """Listen to every page type; called once, when the apps are ready."""
    post_save.connect(after_save, dispatch_uid="core.visibility.after_save")
    pre_delete.connect(before_delete, dispatch_uid="core.visibility.before_delete")
