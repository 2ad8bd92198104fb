"""Everything that can be told without running the site: `make check`.

All checks run even when one fails, so that one round shows all there is to mend.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHECKS = {
    "lint": ["-m", "ruff", "check", "--output-format=concise", "."],
    "format": ["-m", "ruff", "format", "--check", "--output-format=concise", "."],
    "floors (imports)": ["-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
    "types": ["-m", "mypy"],
    "missing migrations": ["manage.py", "makemigrations", "--check", "--dry-run"],
    "system checks": ["manage.py", "check", "--fail-level", "WARNING"],
    "catalogues": ["-m", "devtools.catalogues", "--check"],
}
# The tests' settings, and a database that needs no file: nothing is read from it.
SETTINGS = {"DJANGO_SETTINGS_MODULE": "config.settings.test", "DATABASE_URL": "sqlite://:memory:"}


def main() -> int:
    path = os.pathsep.join([str(ROOT / "site"), str(ROOT)])
    environment = {**os.environ, **SETTINGS, "PYTHONPATH": path}
    failed = []
    for name, arguments in CHECKS.items():
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        verdict = "FAILED" if done.returncode else "ok"
        print(f"{name:22}{verdict:8}{time.monotonic() - started:5.1f} s", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout.strip() + "\n", flush=True)
    if failed:
        print(f"\nTo mend: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
