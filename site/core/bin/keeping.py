"""Puts pages in the bin, puts them back, and erases them."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.db.models.expressions import Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone
from django.utils.translation import gettext as _now
from treebeard.mp_tree import MP_MoveHandler
from wagtail.actions.delete_page import DeletePageAction
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry
from wagtail.signals import page_published

from core import generation
from core.bin import place, ties
from core.models import BinEntry, GuardDecision
from core.visibility import effective

logger = logging.getLogger(__name__)

KEPT_FOR = datetime.timedelta(days=30)
PUT, RESTORED = "core.bin.put", "core.bin.restore"
_erasing: ContextVar[bool] = ContextVar("erasing", default=False)


class CannotRestore(Exception):
    """The page cannot be put back where it was; says why."""


# In ---------------------------------------------------------------------------------


def delete_from_admin(stock: Any, action: Any, page: Page, *args: Any, **kwargs: Any) -> Any:
    """Stand around Wagtail's deletion: what somebody deletes goes into the bin, what code deletes is deleted."""
    if action.user is None or _erasing.get():
        return stock(action, page, *args, **kwargs)
    put(page, user=action.user)
    return 0, {}


def put(page: Page, *, user: Any) -> BinEntry | None:
    """Put a page with all below it in the bin. None if it lies there already (it went with a page above)."""
    with transaction.atomic():
        page = Page.objects.get(pk=page.pk)
        root = place.root()
        if page.path.startswith(root.path):
            return None
        tree = list(page.get_descendants(inclusive=True))
        sibling = page.get_next_sibling()
        parent = page.get_parent()
        state = ties.cut_loose(tree, user)
        entry = BinEntry.objects.create(
            page=page,
            parent=parent,
            ancestors=list(page.get_ancestors().values_list("pk", flat=True)),
            next_sibling=sibling.pk if sibling else None,
            deleted_by=user,
            deleted_at=timezone.now(),
            state=state,
        )
        _move(page, root, "last-child")
        log(instance=page.specific, action=PUT, user=user, data={"pages": len(tree)})
    return entry


def _move(page: Page, target: Page, where: str) -> Page:
    """Move a page without Wagtail's own consequences: no redirect, no log entry, nothing said to others."""
    MP_MoveHandler(page, target, where).process()
    moved = Page.objects.get(pk=page.pk)
    old = moved.url_path
    new = moved.set_url_path(moved.get_parent())
    Page.objects.filter(pk=moved.pk).update(url_path=new)
    Page.objects.filter(path__startswith=moved.path).exclude(pk=moved.pk).update(
        url_path=Concat(Value(new), Substr(F("url_path"), len(old) + 1))
    )
    effective.refresh([moved.pk])
    generation.bump_with_transaction()
    return moved


# Out --------------------------------------------------------------------------------


def restore(entry: BinEntry, *, user: Any, parent: Page | None = None) -> Page:
    """Put a page back where it was, or below another page. Raises CannotRestore."""
    with transaction.atomic():
        page = Page.objects.get(pk=entry.page_id)
        parent = _target(entry, page, parent)
        _find_address(page, parent)
        target, where = _position(entry, parent)
        ties.give_back_keys(entry)
        page = _move(page, target, where)
        ties.tie_again(entry)
        ties.schedule_again(entry)
        published = ties.publish_again(entry)
        ties.follow_sources(entry)
        entry.delete()
        log(instance=page.specific, action=RESTORED, user=user)
    for one in published:
        page_published.send(sender=type(one), instance=one, revision=one.live_revision)
    return Page.objects.get(pk=page.pk)


def _target(entry: BinEntry, page: Page, parent: Page | None) -> Page:
    wanted = Page.objects.filter(pk=parent.pk if parent else entry.parent_id).first()
    if wanted is None:
        raise CannotRestore(_now("The section the page lay in is gone. Choose another place."))
    if place.is_inside(wanted):
        raise CannotRestore(
            _now("The section the page lay in is in the bin, too. Put that back first, or choose another place.")
        )
    if not page.specific.can_move_to(wanted.specific):
        raise CannotRestore(
            _now("A page of this kind cannot lie there, or there is one already. Choose another place.")
        )
    return wanted


def _find_address(page: Page, parent: Page) -> None:
    """Give the page another address if somebody has taken its own meanwhile."""
    free = find_available_slug(parent, page.slug, ignore_page_id=page.pk)
    if free == page.slug:
        return
    for revision in page.revisions.filter(Q(pk=page.latest_revision_id) | Q(approved_go_live_at__isnull=False)):
        revision.content["slug"] = free
        revision.save(update_fields=["content"])
    Page.objects.filter(pk=page.pk).update(slug=free)
    page.slug = free


def _position(entry: BinEntry, parent: Page) -> tuple[Page, str]:
    beside = Page.objects.child_of(parent).filter(pk=entry.next_sibling).first()
    return (beside, "left") if beside else (parent, "last-child")


# For good ---------------------------------------------------------------------------


@contextmanager
def _for_good() -> Iterator[None]:
    token = _erasing.set(True)
    try:
        yield
    finally:
        _erasing.reset(token)


def _delete(page: Page, user: Any) -> None:
    DeletePageAction(page, user=user).execute(skip_permission_checks=True)  # nobody has any right in the bin


def erase(entry: BinEntry, *, user: Any = None) -> None:
    """Delete a page in the bin for good, as Wagtail does: with its revisions and its translations' material."""
    with transaction.atomic(), _for_good():
        ties.give_back_keys(entry)  # wagtail-localize finds what to clean up by the key
        _delete(Page.objects.get(pk=entry.page_id), user)


def erase_personal_data(page: Page, *, user: Any = None) -> int:
    """Delete a page for good, past the bin, and what the log says of it; return how many pages went.

    For erasure on a person's request. The page may lie in the bin or not. Uploaded files are rows of their own.
    """
    with transaction.atomic(), _for_good():
        page = Page.objects.get(pk=page.pk)
        if place.is_inside(page):
            for entry in BinEntry.objects.filter(page__path=page.path[: Page.steplen * 2]):
                ties.give_back_keys(entry)
        below = page.get_descendants(inclusive=True).values_list("pk", "translation_key")
        pks = [pk for pk, _key in below]
        GuardDecision.objects.filter(subject__in=[f"page:{key}" for _pk, key in below]).delete()
        _delete(page, user)
        PageLogEntry.objects.filter(page_id__in=pks).update(label="", data={})
        generation.bump_with_transaction()
    return len(pks)


def erase_old(now: datetime.datetime | None = None) -> int:
    """Erase what was deleted more than thirty days ago, and return how many. For the worker; safe to run twice."""
    erased = 0
    for entry in BinEntry.objects.filter(deleted_at__lt=(now or timezone.now()) - KEPT_FOR).order_by("deleted_at"):
        erase(entry)
        erased += 1
    return erased
