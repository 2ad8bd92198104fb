"""Tasks for the tests; here, so that a worker's process can import them."""

import os
import time
from pathlib import Path

from core.tasks import queued

ran = []


@queued()
def note(word):
    """Note that the task ran, within this process."""
    ran.append(word)


@queued(attempts=3, first_wait=10)
def fails(word):
    """Fail every time."""
    ran.append(word)
    raise RuntimeError("disk full")


@queued(attempts=3, not_for=(ValueError,))
def is_wrong():
    """Fail in a way that no other attempt can mend."""
    raise ValueError("no such member")


@queued(attempts=2)
def leaves():
    """End the whole program, as it thinks."""
    raise SystemExit(1)


@queued()
def returns_nonsense():
    """Return what cannot be written down."""
    return object()


@queued(attempts=50)
def write(file, word, seconds=0.0):
    """Write a word on a line of its own; whole lines, whoever else writes."""
    with Path(file).open("ab", buffering=0) as out:
        out.write(f"{word} {os.getpid()}\n".encode())
    time.sleep(seconds)
