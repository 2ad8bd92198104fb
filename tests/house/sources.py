"""The project's own files, for the tests that read them."""

import subprocess
from pathlib import Path

from devtools.fingerprint import APPS, ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html")) + sorted(
    path for app in APPS for path in (ROOT / app / "templates").rglob("*.html")
)
PUBLIC_TEMPLATES = [path for path in TEMPLATES if "emails" not in path.parts]
STYLES = sorted((ROOT / "static" / "css").rglob("*.css"))


def tracked() -> list[Path]:
    """Every file under version control, and those about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in names.split("\0") if name and (path := ROOT / name).is_file()]


def where(path: Path, text: str, position: int) -> str:
    """`templates/base.html:12`, for a message one can click on."""
    return f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, position) + 1}"
