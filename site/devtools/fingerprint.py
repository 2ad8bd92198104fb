"""Fingerprints of parts of the tree: has anything changed since it was last built?"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("home", "members_area", "reports", "events", "program", "site/core", "site/users")
IGNORED = {"__pycache__", "devtools"}


def files(roots: Iterable[Path], pattern: str = "*") -> Iterator[Path]:
    """Every file below the roots that matches, in a stable order."""
    for root in roots:
        candidates = [root] if root.is_file() else sorted(root.rglob(pattern))
        for path in candidates:
            if path.is_file() and not IGNORED.intersection(path.parts):
                yield path


def of_content(roots: Iterable[Path], pattern: str = "*", *extra: str) -> str:
    """A digest of names and contents: the same in every clone."""
    digest = hashlib.sha256("\0".join(extra).encode())
    for path in files(roots, pattern):
        digest.update(f"\0{path.relative_to(ROOT)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def of_state(roots: Iterable[Path], *extra: str) -> str:
    """A digest of names, sizes and times: quick, and only for this clone."""
    digest = hashlib.sha256("\0".join(extra).encode())
    for path in files(roots):
        stat = path.stat()
        digest.update(f"\0{path}\0{stat.st_size}\0{stat.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]


def is_fresh(stamp: Path, value: str) -> bool:
    """Whether the stamp says that this very value was built."""
    try:
        return stamp.read_text() == value
    except OSError:
        return False


def write(stamp: Path, value: str) -> None:
    """Say that this value was built; call it last."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value)
