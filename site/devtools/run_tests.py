"""Run every test on SQLite and on a real PostgreSQL: `make test`.

The first pass has everything; the second leaves out what does not touch the
database (browser, house and operations tests). Both always run. Anything given
on the command line goes to pytest in both: `make test ARGS='-k calendar'`.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from devtools import postgres

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "test"
WITHOUT_DATABASE = ("tests/browser", "tests/house", "tests/ops")
NOTHING_COLLECTED = 5  # pytest's exit code


def processes() -> list[str]:
    """As many as there are processors, up to four: more only wait for each other."""
    count = min(4, os.cpu_count() or 1)
    return ["-n", str(count), "--dist", "worksteal"] if count > 1 else []


def run_pass(name: str, arguments: list[str], **environment: str) -> tuple[int, str]:
    """Run pytest, showing its output as it comes; return exit code and closing line."""
    print(f"\n=== Tests on {name} ===", flush=True)
    command = [sys.executable, "-m", "pytest", *processes(), *arguments]
    running = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    closing = "no closing line: pytest did not get to its end"
    assert running.stdout is not None
    for line in running.stdout:
        print(line, end="", flush=True)
        if line.startswith("=") and " in " in line:
            closing = line.strip()
    return running.wait(), closing


def main(arguments: list[str]) -> int:
    started = time.monotonic()
    chosen = any(not argument.startswith("-") and (ROOT / argument.split("::")[0]).exists() for argument in arguments)
    less = [] if chosen else [f"--ignore={folder}" for folder in WITHOUT_DATABASE]
    results = {"SQLite": run_pass("SQLite", arguments, DATABASE_URL="")}
    with postgres.running(KEPT / "postgres") as url:
        results["PostgreSQL"] = run_pass("PostgreSQL", [*less, *arguments], DATABASE_URL=url)

    print(f"\nBoth in {time.monotonic() - started:.0f} s.")
    for name, (_, closing) in results.items():
        print(f"{name:11}{closing}")
    codes = [code for code, _ in results.values()]
    allowed = {0, NOTHING_COLLECTED} if arguments else {0}
    wrong = [code for code in codes if code not in allowed]
    return wrong[0] if wrong else min(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
