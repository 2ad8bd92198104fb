"""The site's generation: a token that changes whenever something readers see has changed.

What a process remembers of the site is remembered for one generation. The token lies in a file under
`var/`, since web processes and the worker have no other memory in common on one machine; asking for it
costs a few microseconds, not a query.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction


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
    """Listen to pages, settings, sites and languages."""
    from django.db.models.signals import post_delete, post_save  # noqa: PLC0415 - called when models are there
    from wagtail.models import Locale, Page, Site, get_page_models  # noqa: PLC0415
    from wagtail.signals import page_published, page_unpublished, post_page_move  # noqa: PLC0415

    from core.models import SiteSettings  # noqa: PLC0415
    from core.visibility.effective import audiences_changed  # noqa: PLC0415

    for model in {Page, Site, Locale, SiteSettings, *get_page_models()}:
        post_save.connect(on_change, sender=model, dispatch_uid=f"core.generation.{model._meta.label}")
        post_delete.connect(on_change, sender=model, dispatch_uid=f"core.generation.{model._meta.label}")
    for signal in (page_published, page_unpublished, post_page_move, audiences_changed):
        signal.connect(on_change, dispatch_uid="core.generation")
