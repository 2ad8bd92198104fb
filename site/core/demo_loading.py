"""Loads each app's demo content once.

An app has `<app>/demo/load.py` with `load(site)` and, where pages must point at other apps' pages,
`finish(site)`, which runs when all have loaded. Apps load from the page tree's root outwards.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from importlib.util import find_spec
from types import ModuleType

from django.db import transaction
from django.utils.translation import override
from wagtail.models import Site

from core.models import DemoLoad

# Home lays the root of the page tree, so it goes before the apps that put pages under it.
ORDER = ("core", "home", "program", "events", "reports", "members_area")


def _loader(label: str) -> ModuleType | None:
    if find_spec(f"{label}.demo") is None or find_spec(f"{label}.demo.load") is None:
        return None
    return importlib.import_module(f"{label}.demo.load")


def load_missing() -> Iterator[str]:
    """Load what is missing and yield the label of each app when it is in. Each app is one transaction."""
    done = set(DemoLoad.objects.values_list("app_label", flat=True))
    loaded: list[ModuleType] = []
    with override("sv"):
        for label in ORDER:
            loader = _loader(label)
            if label in done or loader is None:
                continue
            with transaction.atomic():
                loader.load(_site())
                DemoLoad.objects.create(app_label=label)
            loaded.append(loader)
            yield label
        for loader in loaded:
            if hasattr(loader, "finish"):
                with transaction.atomic():
                    loader.finish(_site())


def _site() -> Site:
    return Site.objects.get(is_default_site=True)
