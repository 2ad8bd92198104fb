"""Test databases copied from templates, since migrating takes 20 seconds.

A template is made once for each set of packages and migrations, and kept under
`var/test/`. Tests that commit (`transactional_db`, `live_server`) get a fresh
copy afterwards instead of Django's flush, which would also throw away what the
migrations made: the root page, the default locale and the permissions.
"""

from __future__ import annotations

import datetime
import fcntl
import functools
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from django.core.management import call_command
from django.db import connection, connections

from core import generation
from devtools import fingerprint

KEPT = fingerprint.ROOT / "var" / "test"
DEMO_MEDIA = KEPT / "demo-media"


@functools.cache  # a file may be edited while the tests run
def migrations_key() -> str:
    """Changes when a migration or a package does (packages bring migrations too)."""
    apps = [fingerprint.ROOT / app for app in fingerprint.APPS]
    python = "%d.%d" % sys.version_info[:2]
    lock = fingerprint.ROOT / "requirements.txt"
    settings = fingerprint.ROOT / "site" / "config" / "settings" / "base.py"
    migrations = [app / "migrations" for app in apps]
    return fingerprint.of_content([lock, settings, *migrations], "*.py", python)


@functools.cache
def site_key() -> str:
    """Changes with any code."""
    apps = [fingerprint.ROOT / app for app in fingerprint.APPS]
    return fingerprint.of_content([*apps, fingerprint.ROOT / "tests" / "factories"], "*.*", migrations_key())


@functools.cache
def demo_key() -> str:
    """Changes with any code, and with the day: the demo's dates are relative to today."""
    today = datetime.datetime.now(ZoneInfo("Europe/Stockholm")).date().isoformat()
    return fingerprint.of_content([], "*.*", site_key(), today)


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Keep the other test processes waiting while this one makes a template."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


class TestDatabase:
    """One process's test database, and the templates it is copied from."""

    __test__ = False

    def __init__(self, worker: str) -> None:
        self.worker = worker
        self.current = ""

    def prepare(self, template: str, fill: Callable[[], None], key: str) -> None:
        """Have `fill` make a template, unless it is there already."""
        with locked(f"{connection.vendor}-{template}"):
            if not self.exists(template, key):
                self.forget_older(template)
                self.make(template, key, fill)

    def use(self, template: str, fill: Callable[[], None], key: str) -> None:
        """Make the test database a copy of a template, which is made at need."""
        self.prepare(template, fill, key)
        self.copy(template, key)
        self.current = template
        generation.bump()  # what this process remembers is of the database before

    def exists(self, template: str, key: str) -> bool:
        raise NotImplementedError

    def forget_older(self, template: str) -> None:
        raise NotImplementedError

    def make(self, template: str, key: str, fill: Callable[[], None]) -> None:
        raise NotImplementedError

    def copy(self, template: str, key: str) -> None:
        raise NotImplementedError

    def drop(self) -> None:
        raise NotImplementedError


class SQLiteDatabase(TestDatabase):
    """A file for each process, as in production: threads and locks are the real ones."""

    def __init__(self, worker: str) -> None:
        super().__init__(worker)
        self.file = KEPT / f"run-{worker}-{os.getpid()}.sqlite3"

    def template(self, template: str, key: str) -> Path:
        return KEPT / f"{template}-{key}.sqlite3"

    def exists(self, template: str, key: str) -> bool:
        return self.template(template, key).exists()

    def forget_older(self, template: str) -> None:
        for old in KEPT.glob(f"{template}-*.sqlite3*"):
            old.unlink()
        for left in KEPT.glob("run-*.sqlite3*"):  # of runs that were killed
            pid = left.name.split(".")[0].rsplit("-", 1)[1]
            if not Path("/proc").is_dir() or not Path("/proc", pid).exists():
                left.unlink(missing_ok=True)

    def make(self, template: str, key: str, fill: Callable[[], None]) -> None:
        final = self.template(template, key)
        building = final.with_suffix(".building")
        building.unlink(missing_ok=True)
        if template != "bare":
            shutil.copyfile(self.template("bare", migrations_key()), building)
        self._point_at(building)
        fill()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA journal_mode=DELETE")
        connections.close_all()
        building.rename(final)

    def copy(self, template: str, key: str) -> None:
        self._point_at(self.file)
        connection.ensure_connection()
        source = sqlite3.connect(self.template(template, key))
        try:
            source.backup(connection.connection)
        finally:
            source.close()
        connection.close()  # the journal mode came with the copy: set WAL anew

    def drop(self) -> None:
        connections.close_all()
        for left in KEPT.glob(f"{self.file.name}*"):
            left.unlink()

    @staticmethod
    def _point_at(file: Path) -> None:
        connections.close_all()
        connection.settings_dict["NAME"] = str(file)


class PostgreSQLDatabase(TestDatabase):
    """A database for each process, made by the server's own `CREATE … TEMPLATE`."""

    def __init__(self, worker: str) -> None:
        super().__init__(worker)
        self.name = f"test_{worker}_{os.getpid()}"
        self.admin = dict(connection.settings_dict, NAME="postgres")

    def _admin(self, *statements: str) -> list[tuple[str, ...]]:
        connections.close_all()
        with connection._nodb_cursor() as cursor:  # Django's own way to make databases
            for statement in statements:
                cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def _names(self, prefix: str) -> list[str]:
        found = self._admin("SELECT datname FROM pg_database ORDER BY 1")
        return [name for (name,) in found if name.startswith(prefix)]

    def exists(self, template: str, key: str) -> bool:
        return f"{template}_{key}" in self._names(template)

    def forget_older(self, template: str) -> None:
        old = self._names(f"{template}_") + self._names(f"building_{template}")
        self._admin(*(f'DROP DATABASE "{name}" WITH (FORCE)' for name in old))

    def make(self, template: str, key: str, fill: Callable[[], None]) -> None:
        building = f"building_{template}"
        base = "template0" if template == "bare" else f"bare_{migrations_key()}"
        self._admin(f'CREATE DATABASE "{building}" ENCODING \'UTF8\' TEMPLATE "{base}"')
        connection.settings_dict["NAME"] = building
        fill()
        self._admin(f'ALTER DATABASE "{building}" RENAME TO "{template}_{key}"')

    def copy(self, template: str, key: str) -> None:
        self._admin(
            f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)',
            f'CREATE DATABASE "{self.name}" TEMPLATE "{template}_{key}" STRATEGY FILE_COPY',
        )
        connection.settings_dict["NAME"] = self.name

    def drop(self) -> None:
        self._admin(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')


def for_this_process(worker: str) -> TestDatabase:
    """The test database of this process, of the kind that DATABASE_URL asks for."""
    kinds = {"sqlite": SQLiteDatabase, "postgresql": PostgreSQLDatabase}
    return kinds[connection.vendor](worker)


def migrate() -> None:
    """Fill the template `bare`: what the migrations make."""
    call_command("migrate", interactive=False, verbosity=0)


def make_front_page() -> None:
    """Fill the template `site`, a copy of `bare`, with the front page that nearly all tests want."""
    from tests.factories.home import make_site

    make_site()


def demo_media() -> Path:
    """The folder with the files that belong to the template `demo`."""
    return DEMO_MEDIA / f"{connection.vendor}-{demo_key()}"


def load_demo() -> None:
    """Fill the template `demo`, a copy of `bare`: the content that `make run` shows, with its files."""
    from django.test.utils import override_settings

    for old in DEMO_MEDIA.glob(f"{connection.vendor}-*"):
        shutil.rmtree(old, ignore_errors=True)
    media = demo_media()
    media.mkdir(parents=True)
    with override_settings(MEDIA_ROOT=media):
        call_command("load_demo", verbosity=0)
