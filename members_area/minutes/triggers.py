"""Lets the database itself refuse to change or delete what was approved, whoever asks.

Made anew after each migration: SQLite forgets a table's triggers when a migration rebuilds it.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

TABLE = "members_area_approvedminutes"

SQLITE = tuple(
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{word} BEFORE {word.upper()} ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'approved minutes are insert-only'); END"
    for word in ("update", "delete")
)
POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'approved minutes are insert-only' USING ERRCODE = 'restrict_violation'; END $$""",
    f"""CREATE OR REPLACE TRIGGER {TABLE}_insert_only BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()""",
)


def set_up(using: str = "default") -> None:
    """Make the triggers. Safe to run again."""
    connection = connections[using]
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(connection.vendor, ())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def set_up_after_migrating(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """Signal handler of post_migrate."""
    if sender.label == "members_area" and TABLE in connections[using].introspection.table_names():
        set_up(using)
