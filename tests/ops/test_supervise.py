"""All programs run, or none does; nothing outlives its supervisor."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devtools.fingerprint import ROOT

DRIVER = """
import sys
from pathlib import Path
from devtools import supervise

supervise.GRACE = 1.0
folder = Path(sys.argv[1])
stand_in = (
    "import os, signal, sys, time\\n"
    "if sys.argv[2] == 'stubborn': signal.signal(signal.SIGTERM, signal.SIG_IGN)\\n"
    "open(sys.argv[1], 'w').write(str(os.getpid()))\\n"
    "time.sleep(0.5 if sys.argv[2] == 'brief' else 60)\\n"
)
children = [
    supervise.Child(name, [sys.executable, "-c", stand_in, str(folder / name), kind])
    for name, kind in zip(("web", "worker"), sys.argv[2:], strict=True)
]
sys.exit(supervise.supervise(children, None, lambda: None))
"""


def wait_for(condition: Callable[[], object], seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def alive(pid: int) -> bool:
    """Whether a process runs (one that only waits to be buried does not)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


class Supervised:
    def __init__(self, folder: Path, *kinds: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", DRIVER, str(folder), *kinds],
            env={**os.environ, "PYTHONPATH": str(ROOT / "site")},
            stdout=subprocess.PIPE,
            text=True,
        )
        names = [folder / "web", folder / "worker"]
        assert wait_for(lambda: all(name.exists() and name.read_text() for name in names))
        self.pids = [int(name.read_text()) for name in names]

    @property
    def living(self) -> list[int]:
        return [pid for pid in self.pids if alive(pid)]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Supervised]]:
    started: list[Supervised] = []

    def start_it(*kinds: str) -> Supervised:
        started.append(Supervised(tmp_path, *kinds))
        return started[-1]

    yield start_it
    for one in started:
        one.process.kill()
        one.process.communicate()
        for pid in one.living:
            os.kill(pid, signal.SIGKILL)


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_supervise_on_signal_ends_all_and_succeeds(start, number: int):
    site = start("steady", "steady")

    site.process.send_signal(number)

    assert site.process.wait(timeout=15) == 0
    assert site.living == []


def test_supervise_when_one_ends_ends_the_other_and_fails(start):
    site = start("steady", "brief")

    output, _ = site.process.communicate(timeout=15)

    assert site.process.returncode == 1
    assert "The worker has ended" in output
    assert site.living == []


def test_supervise_ends_one_that_will_not(start):
    site = start("stubborn", "steady")

    site.process.send_signal(signal.SIGINT)

    assert site.process.wait(timeout=15) == 0
    assert site.living == []


def test_supervise_killed_outright_leaves_no_orphans(start):
    site = start("steady", "steady")

    site.process.kill()

    assert wait_for(lambda: not site.living)
