"""The site's generation: a token that changes whenever something readers see has changed.

What a process remembers of the site is remembered for one generation. The token lies in a file under
`var/`, since web processes and the worker have no other memory in common on one machine; asking for it
costs a few microseconds, not a query.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
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


def _path() -> Path:
    return Path(settings.GENERATION_FILE)


def current() -> str:
    """Return the token of now; an empty string before the first change."""
    try:
        return _path().read_text()
    except OSError:
        return ""


def bump() -> None:
    """Begin a new generation. The file is replaced whole, so no reader sees half a token."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    fresh.write_text(secrets.token_hex(8))
    fresh.replace(path)


def bump_with_transaction() -> None:
    """Begin a new generation now, for this process's own eyes, and again when others can see the change."""
    bump()
    transaction.on_commit(bump)


def on_change(sender: Any, **kwargs: Any) -> None:
    """Signal handler of whatever changes what readers see."""
    bump_with_transaction()


def connect() -> None:
    """Listen to pages, settings, people, places, pictures, sites and languages."""
    from django.db.models.signals import post_delete, post_save  # noqa: PLC0415 - called when models are there
    from taggit.models import Tag  # noqa: PLC0415
    from wagtail.models import Locale, Page, Site, get_page_models  # noqa: PLC0415
    from wagtail.signals import page_published, page_unpublished, post_page_move  # noqa: PLC0415

    from core.models import CustomImage, Person, SiteSettings, Venue  # noqa: PLC0415
    from core.visibility.effective import audiences_changed  # noqa: PLC0415

    for model in {Page, Site, Locale, Tag, SiteSettings, Person, Venue, CustomImage, *get_page_models()}:
        post_save.connect(on_change, sender=model, dispatch_uid=f"core.generation.{model._meta.label}")
        post_delete.connect(on_change, sender=model, dispatch_uid=f"core.generation.{model._meta.label}")
    for signal in (page_published, page_unpublished, post_page_move, audiences_changed):
        signal.connect(on_change, dispatch_uid="core.generation")
