"""A copy of the site that a benchmark may fill with thousands of rows, and what fills it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def copied_site(*, page_cache: bool = False) -> Iterator[str]:
    """Set Django up on a copy of the database, and yield its folder; the files that no one writes are pointed at."""
    with tempfile.TemporaryDirectory(prefix="syrenen-bench-") as folder:
        source = Path(os.environ["VAR_DIR"])
        for entry in source.iterdir():
            if not entry.name.startswith("db.sqlite3"):
                Path(folder, entry.name).symlink_to(entry)
        with sqlite3.connect(source / "db.sqlite3") as old, sqlite3.connect(Path(folder, "db.sqlite3")) as new:
            old.backup(new)
        os.environ["VAR_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
        import django

        django.setup()
        from django.conf import settings

        if not page_cache:
            settings.PAGE_CACHE, settings.ALLOWED_HOSTS, settings.DEBUG = False, ["*"], False
        yield folder


def table_copier(model: Any, template_id: int) -> Callable[[list[int], dict[str, Callable[[int], Any]]], None]:
    """Return what writes copies of one row of a model's own table, whose first column is the page's id.

    Django cannot create pages in bulk, since they lie in several tables.
    """
    from django.db import connection

    key = model._meta.pk.column
    columns = [field.column for field in model._meta.local_concrete_fields]
    quoted = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {quoted} FROM {model._meta.db_table} WHERE "{key}" = %s', [template_id])
        row = dict(zip(columns, cursor.fetchone(), strict=True))

    def copy(ids: list[int], values: dict[str, Callable[[int], Any]]) -> None:
        rows = [
            [number if column == key else values[column](n) if column in values else row[column] for column in columns]
            for n, number in enumerate(ids)
        ]
        marks = ", ".join(["%s"] * len(columns))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {model._meta.db_table} ({quoted}) VALUES ({marks})", rows)

    return copy


def step(number: int) -> str:
    """Return a number as treebeard writes it in a path."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    text = ""
    for _place in range(4):
        number, rest = divmod(number, 36)
        text = digits[rest] + text
    return text
