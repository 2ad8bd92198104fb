"""Throw the demo away and load it afresh: `make reset`. Asks first; YES=1 says yes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from devtools import prepare, serve

# Not the demo: caches of the tests and the audit, which take minutes to make.
KEPT = {"test", "audit", "serve.lock"}


def confirmed(var: Path) -> bool:
    """Whether a person (or YES=1) agrees to lose what was edited."""
    if os.environ.get("YES") == "1":
        return True
    if not sys.stdin.isatty():
        print("Nobody to ask here. To say yes beforehand: YES=1 make reset")
        return False
    print(f"This removes the database, uploads and mail in {var}, edits included.")
    return input("Type yes to go on: ").strip().lower() in {"yes", "ja"}


def remove(var: Path) -> None:
    for path in sorted(var.iterdir()):
        if path.name in KEPT:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def main() -> int:
    var = prepare.var_folder()
    with serve.hold_lock(var):
        if not confirmed(var):
            print("Nothing was changed.")
            return 1
        remove(var)
        command = [sys.executable, "-m", "devtools.prepare"]
        done = subprocess.run(command, stdin=subprocess.DEVNULL).returncode
    if done == 0:
        print("• The demo is fresh. Start it with: make run")
    return done


if __name__ == "__main__":
    try:
        sys.exit(main())
    except serve.NotNow as reason:
        sys.exit(f"\n{reason}\n")
    except (KeyboardInterrupt, EOFError):
        sys.exit("\nNothing was changed.")
