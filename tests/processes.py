"""Real worker processes for the tests, started in a moment: forked from one that has everything loaded.

The nursery is a process of its own without a database connection, which a fork must not share.
"""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from devtools.fingerprint import ROOT


def database_url() -> str:
    """The address of the database that this test uses."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


class Nursery:
    """Starts programs: `module:function` with arguments that are texts."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.started: list[int] = []
        path = os.pathsep.join([str(ROOT / "site"), str(ROOT)])
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.processes"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "tests.worker_settings", **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, program: str, *arguments: str) -> int:
        """Start a program and return its number."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("\t".join([program, *arguments]) + "\n")
        self.process.stdin.flush()
        pid = int(self.process.stdout.readline())
        self.started.append(pid)
        return pid

    def worker(self, name: str = "worker-1", *, per_minute: int = 100_000, place: str = "") -> int:
        """Start a worker, on another machine than this one when a place is named."""
        return self.start("tests.processes:work", name, str(per_minute), place)

    def kill_all(self) -> None:
        """End what was started, and wait for it."""
        for pid in self.started:
            kill(pid)
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in self.started))
        self.started.clear()

    def end(self) -> None:
        """End everything."""
        self.kill_all()
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(10)
        assert self.process.stdout
        self.process.stdout.close()


@contextmanager
def nursery(**environment: str) -> Iterator[Nursery]:
    """A nursery; its children use the database of DATABASE_URL and the mail server at TEST_SMTP_PORT."""
    made = Nursery(environment)
    try:
        yield made
    finally:
        made.end()


def kill(pid: int) -> None:
    """End a process as a power failure would."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def until(condition: Callable[[], object], seconds: float = 20, every: float = 0.1) -> None:
    """Wait for something to become true. Fails when it does not."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(every)


# In the nursery ---------------------------------------------------------------


def work(name: str, per_minute: str, place: str) -> None:
    """Be a worker."""
    from django.conf import settings

    from core.tasks import presence, worker

    settings.MAIL_PER_MINUTE = int(per_minute)
    if place:
        presence.this_place = lambda: place
    worker.run(name)


def _main() -> None:
    import django

    django.setup()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children need nobody to wait for them
    for line in sys.stdin:
        program, *arguments = line.rstrip("\n").split("\t")
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            module, _, name = program.partition(":")
            code = 1
            try:
                getattr(importlib.import_module(module), name)(*arguments)
                code = 0
            finally:
                os._exit(code)
        print(pid, flush=True)


if __name__ == "__main__":
    _main()
