"""A demo site of the audit's own, on a free port and in a folder that goes away."""

import gzip
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from devtools.fingerprint import ROOT
from devtools.supervise import Child, answers, end

# Pages that no sitemap lists; one that fails is to be noticed, so they are always among the pages.
EXTRA = (
    *("/sok/?q=skola", "/galleri/", "/kalender/manad/", "/kalender/ar/", "/kalender/studier/"),
    *("/kalender/prenumerera/", "/lokal/nordkrokens-sommarhem/", "/ar/lokal/nordkrokens-sommarhem/"),
)
SETTINGS = "config.settings.demo"


@dataclass(frozen=True)
class RunningSite:
    """Where the site answers, and the process that serves it."""

    address: str
    environment: dict[str, str]
    server: int  # process id
    cookies: dict[str, str] = field(default_factory=dict)  # of somebody who has signed in

    @property
    def cookie_header(self) -> str:
        """What their browser sends along."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and (unpacked) body, whatever the status."""
        request = urllib.request.Request(self.address + path)
        if self.cookies:
            request.add_header("Cookie", self.cookie_header)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                body = answer.read()
                packed = answer.headers.get("Content-Encoding") == "gzip"
                return answer.status, gzip.decompress(body) if packed else body
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def pages(self) -> list[str]:
        """Every path of the sitemap, and the pages that it leaves out but are there."""
        found: list[str] = []
        maps, seen = ["/sitemap.xml"], set[str]()
        while maps:
            path = maps.pop()
            if path in seen:
                continue
            seen.add(path)
            for address in re.findall(r"<loc>([^<]+)</loc>", self.get(path)[1].decode()):
                parts = urlsplit(address)
                target = parts.path + (f"?{parts.query}" if parts.query else "")
                (maps if ".xml" in parts.path else found).append(target)
        return list(dict.fromkeys([*found, *EXTRA, *self.keyed()]))

    def keyed(self) -> list[str]:
        """The pages that only who has been sent a link can open."""
        command = [sys.executable, "-m", "devtools.audit.keys"]
        said = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True)
        return [line for line in said.stdout.split() if line.startswith("/")]

    def memory(self) -> int:
        """Proportional memory of the server and its children, in bytes (Linux)."""
        listed = subprocess.run(["pgrep", "-P", str(self.server)], capture_output=True, text=True).stdout.split()
        total = 0
        for pid in [str(self.server), *listed]:
            rollup = Path("/proc", pid, "smaps_rollup").read_text()
            total += int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1]) * 1024  # type: ignore[index] # always there
        return total


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running() -> Iterator[RunningSite]:
    """Prepare and start the site; end it and remove its files afterwards."""
    with tempfile.TemporaryDirectory(prefix="syrenen-audit-") as folder:
        port = free_port()
        environment = environment_of(folder, port)
        subprocess.run([sys.executable, "-m", "devtools.prepare"], cwd=ROOT, env=environment, check=True)
        os.environ.update(environment)
        with served(environment, port) as site:
            yield site


def environment_of(folder: str, port: int) -> dict[str, str]:
    """Return the environment of a site that keeps its files in this folder."""
    return {
        **os.environ,
        "VAR_DIR": folder,
        "PORT": str(port),
        "SITE_URL": f"http://localhost:{port}",
        "LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": SETTINGS,
    }


@contextmanager
def served(environment: dict[str, str], port: int) -> Iterator[RunningSite]:
    """Start the web server of a prepared site, and end it afterwards."""
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--log-level", "warning"]
    variables = [f"{name}={environment[name]}" for name in ("VAR_DIR", "PORT", "SITE_URL")]
    command = ["env", f"--chdir={ROOT}", *variables, *gunicorn, "--bind", f"127.0.0.1:{port}", "config.wsgi"]
    web = Child("web", command)
    web.start()
    try:
        deadline = time.monotonic() + 60
        while not answers(port):
            if web.exit_code is not None or time.monotonic() > deadline:
                raise SystemExit("The audit's site did not start.")
            time.sleep(0.2)
        assert web.process is not None
        yield RunningSite(environment["SITE_URL"], environment, web.process.pid)
    finally:
        end([web])
