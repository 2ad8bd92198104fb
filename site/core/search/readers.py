"""Which collections' documents somebody may not read."""

from __future__ import annotations

from typing import Any

from wagtail.models import BaseViewRestriction, Collection, CollectionViewRestriction


def hidden_collections(user: Any) -> list[int]:
    """Return the ids of collections that are closed to somebody, by themselves or by one above: two queries at most."""
    if user is not None and user.is_active and user.is_superuser:
        return []
    closed: list[str] = []
    signed_in = user is not None and user.is_authenticated and user.is_active
    for restriction in CollectionViewRestriction.objects.select_related("collection").prefetch_related("groups"):
        kind = restriction.restriction_type
        if kind == BaseViewRestriction.NONE or (kind == BaseViewRestriction.LOGIN and signed_in):
            continue
        if kind == BaseViewRestriction.GROUPS and signed_in:
            mine = {group.pk for group in user.groups.all()}
            if mine & {group.pk for group in restriction.groups.all()}:
                continue
        closed.append(restriction.collection.path)
    if not closed:
        return []
    collections = Collection.objects.values_list("pk", "path")
    return [pk for pk, path in collections if path.startswith(tuple(closed))]
