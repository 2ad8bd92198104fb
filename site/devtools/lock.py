"""Pin the requirements with hashes: `make lock`, or `UPGRADE=1 make lock`.

No registry's address gets into the locks: whoever installs them has their own.
Read the result by eye. On Python 3.11 a resolver may silently choose an ancient
version of a package whose newer ones need a newer Python.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = (
    "--quiet",
    "--generate-hashes",
    "--universal",
    "--python-version=3.11",
    "--no-emit-index-url",
    "--no-header",
)


def main() -> None:
    upgrade = ["--upgrade"] if os.environ.get("UPGRADE") == "1" else []
    for name in ("requirements", "requirements-s3", "requirements-dev"):  # in this order: each is held to those before
        command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, *upgrade]
        subprocess.run([*command, f"{name}.in", "-o", f"{name}.txt"], cwd=ROOT, check=True)
        count = (ROOT / f"{name}.txt").read_text().count("==")
        print(f"• {name}.txt: {count} packages.")


if __name__ == "__main__":
    main()
