"""Who may see what lies in the bin: those who may read all of it and could have deleted it where it lay."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.bin import place
from core.bin.keeping import KEPT_FOR
from core.models import BinEntry
from core.visibility.admin import may_read_page, unreadable_pages
from core.visibility.audiences import is_administrator

LEVEL = Page.steplen * 2  # the length of the path of a page right in the bin


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as somebody sees it."""

    entry: BinEntry
    below: int
    section: Page | None  # where it lay, if that is still there

    @property
    def erased_at(self) -> datetime.datetime:
        """Return when it is erased for good."""
        return self.entry.deleted_at + KEPT_FOR

    @property
    def days_left(self) -> int:
        """Return how many days are left, begun ones counted."""
        return max(0, -((timezone.now() - self.erased_at) // datetime.timedelta(days=1)))


def may_use(user: Any) -> bool:
    """Tell whether the bin is of any use to somebody."""
    return page_permission_policy.user_has_any_permission(user, {"add", "change", "bulk_delete"})


def shown_to(user: Any) -> list[Shown]:
    """Return what somebody may see of the bin, the newest first: five queries, however much lies in it."""
    entries = list(BinEntry.objects.select_related("page__content_type", "page__locale", "parent", "deleted_by"))
    if not entries:
        return []
    inside = place.path()
    hidden = {
        path[:LEVEL] for path in unreadable_pages(user).filter(path__startswith=inside).values_list("path", flat=True)
    }
    pages = defaultdict(list)
    for path, owner in Page.objects.filter(path__startswith=inside, depth__gt=1).values_list("path", "owner_id"):
        pages[path[:LEVEL]].append(owner)
    above = {pk for entry in entries for pk in entry.ancestors}
    paths = dict(place.outside(Page.objects.filter(pk__in=above)).values_list("pk", "path"))
    found = []
    for entry in entries:
        owners = pages[entry.page.path]
        if entry.page.path not in hidden and _could_delete(user, entry, owners, paths):
            section = entry.parent if entry.parent_id in paths else None
            found.append(Shown(entry, len(owners) - 1, section))
    return found


def entry_for(user: Any, pk: int) -> BinEntry | None:
    """Return an entry, if somebody may see it."""
    return next((row.entry for row in shown_to(user) if row.entry.pk == pk), None)


def _could_delete(user: Any, entry: BinEntry, owners: list[int | None], paths: dict[int, str]) -> bool:
    """Wagtail's own rule, asked of the nearest page that is left above the place, and of what the pages were."""
    if is_administrator(user):
        return True
    where = next((paths[pk] for pk in reversed(entry.ancestors) if pk in paths), "")
    may = {
        row.permission.codename.rsplit("_", 1)[0]
        for row in page_permission_policy.get_cached_permissions_for_user(user)
        if where.startswith(row.page.path)
    }
    if len(owners) > 1 and "bulk_delete" not in may:
        return False
    were_live = bool(entry.state["live"])
    if "change" in may:
        return "publish" in may or not were_live
    return "add" in may and set(owners) == {user.pk} and ("publish" in may or not were_live)


def places_for(user: Any, entry: BinEntry) -> list[Page]:
    """Return the pages below which somebody may put the page back, in the order of the tree."""
    page = entry.page.specific
    kinds = page.allowed_parent_page_models()
    pages = place.outside(page_permission_policy.explorable_instances(user)).type(*kinds).order_by("path")
    found = []
    for target in pages.filter(locale_id=page.locale_id).specific()[:500]:
        rights = target.permissions_for_user(user)
        may = rights.can_add_subpage() and (not entry.state["live"] or rights.can_publish_subpage())
        if may and may_read_page(user, target) and page.can_move_to(target):
            found.append(target)
    return found
