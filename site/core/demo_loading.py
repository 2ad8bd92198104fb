"""Loads each app's demo content once.

An app has `<app>/demo/load.py` with `load(site)` and, where its pages point at other apps' pages,
`finish(site)`, which runs when all have loaded, in the opposite order.
"""

from __future__ import annotations

import importlib
from importlib.util import find_spec
from types import ModuleType

from django.db import transaction
from django.utils.translation import override
from wagtail.models import Site

from core.models import DemoLoad

# Home lays the root of the page tree, so it goes before the apps that put pages under it.
ORDER = ("users", "core", "home", "program", "events", "reports", "members_area")


def _loader(label: str) -> ModuleType | None:
    if find_spec(f"{label}.demo") is None or find_spec(f"{label}.demo.load") is None:
        return None
    return importlib.import_module(f"{label}.demo.load")


@transaction.atomic
def load_missing() -> list[str]:
    """Load what is missing and return the apps' labels. All of it goes in, or none: a start cut off leaves no half."""
    done = set(DemoLoad.objects.values_list("app_label", flat=True))
    loaders = {label: loader for label in ORDER if label not in done and (loader := _loader(label))}
    with override("sv"):
        for label, loader in loaders.items():
            loader.load(_site())
            DemoLoad.objects.create(app_label=label)
        for loader in reversed(loaders.values()):
            if hasattr(loader, "finish"):
                loader.finish(_site())
    return list(loaders)


def _site() -> Site:
    return Site.objects.get(is_default_site=True)
