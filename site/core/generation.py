"""The site's generation: a token that changes whenever something readers see has changed.

What a process remembers of the site is remembered for one generation. The token lies in a file under
`var/`, since web processes and the worker have no other memory in common on one machine; asking for it
costs a few microseconds, not a query. Where they stand on different machines it lies in Redis instead
(GENERATION_CACHE names the cache).
"""

from __future__ import annotations

import os
import secrets
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import caches
from django.db import transaction

T = TypeVar("T")

MOST_REMEMBERED = 4000  # things of one generation


class Memory:
    """What one process remembers for one generation; the longest unused is forgotten first."""

    def __init__(self) -> None:
        self._generation = ""
        self._things: OrderedDict[Any, Any] = OrderedDict()

    def remember(self, key: Any, make: Callable[[], T]) -> T:
        """Return what was made for the key in this generation, making it if need be."""
        now = current()
        if now != self._generation:
            self._generation, self._things = now, OrderedDict()
        things = self._things
        if key in things:
            found: T = things[key]
            return found
        made = make()
        things[key] = made
        while len(things) > MOST_REMEMBERED:
            things.popitem(last=False)
        return made

    def forget(self, key: Any) -> None:
        """Have the thing made anew the next time."""
        self._things.pop(key, None)


def current() -> str:
    """Return the token of now. Where nobody can tell, a token that no other call gets: nothing is remembered."""
    if settings.GENERATION_CACHE:
        return _current_in_cache()
    try:
        handle = os.open(settings.GENERATION_FILE, os.O_RDONLY)
    except FileNotFoundError:
        return ""  # before the first change
    except OSError:
        return secrets.token_hex(8)
    try:
        return os.read(handle, 64).decode("ascii", "replace")
    except OSError:
        return secrets.token_hex(8)
    finally:
        os.close(handle)


def bump() -> None:
    """Begin a new generation. The file is replaced whole, so no reader sees half a token."""
    if settings.GENERATION_CACHE:
        _bump_in_cache()
        return
    path = Path(settings.GENERATION_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    fresh.write_text(secrets.token_hex(8))
    fresh.replace(path)


KEY = "core.generation"
_owed = False  # whether this process has changed something while the cache was away


def _current_in_cache() -> str:
    if _owed:
        _bump_in_cache()
        if _owed:
            return secrets.token_hex(8)
    cache = caches[settings.GENERATION_CACHE]
    token = cache.get(KEY)
    if token is None:  # never set, or lost in a restart: an old token must not come back
        cache.add(KEY, secrets.token_hex(8), timeout=None)
        token = cache.get(KEY)
    return token or secrets.token_hex(8)


def _bump_in_cache() -> None:
    """Set a new token; what does not arrive is owed, and paid before this process remembers anything again."""
    global _owed  # noqa: PLW0603 - one fact about this process
    cache = caches[settings.GENERATION_CACHE]
    token = secrets.token_hex(8)
    cache.set(KEY, token, timeout=None)
    _owed = cache.get(KEY) is None


def bump_with_transaction() -> None:
    """Begin a new generation now, for this process's own eyes, and again when others can see the change."""
    bump()
    transaction.on_commit(bump)


def on_change(sender: Any, **kwargs: Any) -> None:
    """Signal handler of whatever changes what readers see."""
    bump_with_transaction()


def watch(*models: Any) -> None:
    """Begin a new generation whenever a row of these models is saved or deleted. Called by apps when they are ready."""
    from django.db.models.signals import post_delete, post_save  # noqa: PLC0415 - called when models are there

    for model in models:
        post_save.connect(on_change, sender=model, dispatch_uid=f"core.generation.{model._meta.label}")
        post_delete.connect(on_change, sender=model, dispatch_uid=f"core.generation.{model._meta.label}")


def connect() -> None:
    """Listen to pages, settings, people, places, files, their collections, sites and languages."""
    from taggit.models import Tag  # noqa: PLC0415 - called when models are there
    from wagtail.models import (  # noqa: PLC0415
        Collection,
        CollectionViewRestriction,
        Locale,
        Page,
        PageViewRestriction,
        Site,
        get_page_models,
    )
    from wagtail.signals import page_published, page_unpublished, post_page_move  # noqa: PLC0415

    from core.models import CustomDocument, CustomImage, Person, SiteSettings, Venue  # noqa: PLC0415
    from core.visibility.effective import audiences_changed  # noqa: PLC0415

    watch(Site, Locale, Tag, SiteSettings, Person, Venue, CustomImage, CustomDocument)
    watch(Collection, CollectionViewRestriction, PageViewRestriction)
    watch(*{Page, *get_page_models()})
    for signal in (page_published, page_unpublished, post_page_move, audiences_changed):
        signal.connect(on_change, dispatch_uid="core.generation")
