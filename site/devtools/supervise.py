"""Stand over a few programs: all run, or none does."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

GRACE = 10.0  # seconds a program gets to finish what it does
POLL = 0.1
PR_SET_PDEATHSIG = 1  # Linux, prctl(2)


@dataclass
class Child:
    """A program under supervision, in a process group of its own."""

    name: str
    command: list[str]
    process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start it out of Ctrl-C's reach: the supervisor decides who ends when."""
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )

    def signal(self, number: int) -> None:
        """Signal the whole group, grandchildren too."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)

    @property
    def exit_code(self) -> int | None:
        return self.process.poll() if self.process else None


def _end_with_parent() -> None:
    """Ask the kernel for a SIGTERM should the supervisor be killed outright."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def answers(port: int) -> bool:
    """Whether somebody listens on the port by now."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def end(children: list[Child]) -> None:
    """End all: kindly first, and for certain after the grace."""
    for child in children:
        child.signal(signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    started = [child for child in children if child.process is not None]
    while any(child.exit_code is None for child in started) and time.monotonic() < deadline:
        time.sleep(POLL)
    for child in started:
        child.signal(signal.SIGKILL)  # also what outlived its own parent
        child.process.wait()  # type: ignore[union-attr]  # it has started


def supervise(children: list[Child], port: int | None, ready: Callable[[], None]) -> int:
    """Run until a signal (exit code 0) or until one child ends (non-zero).

    The first child listens on the port. The others start, and `ready` is called,
    when it answers: all at once would only slow each other down on a small machine.
    """
    asked_to_stop: list[int] = []
    previous = {
        number: signal.signal(number, lambda received, _frame: asked_to_stop.append(received))
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    announced = False
    try:
        children[0].start()
        while not asked_to_stop:
            for child in children:
                if child.exit_code is not None:
                    print(f"\nThe {child.name} has ended (exit code {child.exit_code}); ending the rest.")
                    return 1
            if not announced and (port is None or answers(port)):
                announced = True
                ready()
                for child in children[1:]:
                    child.start()
            time.sleep(POLL)
        print("\n• Ending the web server and the worker.", flush=True)
        return 0
    finally:
        end(children)
        for number, handler in previous.items():
            signal.signal(number, handler)
