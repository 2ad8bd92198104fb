"""Rows that are made once for a module of tests, in a transaction around theirs, and read anew for each test.

    @pytest.fixture(scope="module")
    def planted_committee(planting):
        with planting():
            yield make_committee()

    @pytest.fixture
    def committee(planted_committee, db):
        return fresh(planted_committee)

What a test changes is rolled back after it. A module whose tests commit (`transaction=True`) cannot use this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import SimpleNamespace
from typing import Any

from django.db import models, transaction

Planting = Callable[[], AbstractContextManager[None]]


def ground(blocker: Any) -> Planting:
    """Return what a module's fixture plants in."""

    @contextmanager
    def planting() -> Iterator[None]:
        with blocker.unblock(), transaction.atomic():
            yield
            transaction.set_rollback(True)

    return planting


def fresh(value: Any) -> Any:
    """Return what was planted as the database knows it: no test sees what another did to an object."""
    if isinstance(value, models.Model):
        return type(value)._base_manager.get(pk=value.pk)
    if isinstance(value, SimpleNamespace):
        return SimpleNamespace(**fresh(vars(value)))
    if isinstance(value, dict):
        return {name: fresh(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(fresh(each) for each in value)
    return value
