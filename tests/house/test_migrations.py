"""Migrations stand in one line, so that everybody's database takes the same way."""

from collections import Counter

import pytest
from django.db.migrations.loader import MigrationLoader

from devtools.fingerprint import APPS, ROOT

OWN = [app.rsplit("/", 1)[-1] for app in APPS]


@pytest.mark.django_db  # one of wagtail-localize's migrations asks the database on import
@pytest.mark.parametrize("app", OWN)
def test_migrations_are_linear(app: str):
    graph = MigrationLoader(None).graph

    parents = Counter(
        parent.key
        for key, node in graph.node_map.items()
        if key[0] == app
        for parent in node.parents
        if parent.key[0] == app
    )

    assert [key for key, children in parents.items() if children > 1] == []
    assert len(graph.leaf_nodes(app)) <= 1


@pytest.mark.parametrize("app", APPS)
def test_migration_numbers_are_used_once(app: str):
    numbers = Counter(path.name[:4] for path in (ROOT / app / "migrations").glob("0*.py"))

    assert [number for number, times in numbers.items() if times > 1] == []
