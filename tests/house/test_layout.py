"""How the tree is laid out, and what must not be in it."""

import re
from pathlib import PurePosixPath

import pytest

from devtools.fingerprint import ROOT
from tests.house.sources import tracked

# Put together here, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:" + "|".join(("work", "root", r"home/\w+", "Users")) + r")/")
REGISTRIES = re.compile(
    r"(?:py" + r"pi\.org|files\.python" + r"hosted|registry\.npm" + r"js|--(?:extra-)?index" + r"-url)"
)
TEXT = {
    ".py",
    ".txt",
    ".in",
    ".toml",
    ".md",
    ".html",
    ".css",
    ".js",
    ".json",
    ".yaml",
    ".yml",
    ".po",
    ".sh",
    ".cfg",
    "",
}


def test_site_is_no_package():
    assert not (ROOT / "site" / "__init__.py").exists(), "site/ would shadow the standard library's module"


def test_tracked_files_name_no_machine_and_no_registry():
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in tracked() if path.suffix in TEXT}

    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path, text in texts.items()
        for pattern in (MACHINE_PATHS, REGISTRIES)
        for match in pattern.finditer(text)
    ]

    assert found == []


def test_nothing_written_at_run_time_is_tracked():
    # Only what git itself would take: the patterns of .gitignore do the work.
    assert [path for path in tracked() if PurePosixPath(path.relative_to(ROOT)).parts[0] in {"var", ".venv"}] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "site/devtools/uv.txt"])
def test_lock_pins_every_package_with_a_hash(name: str):
    requirements = re.split(r"\n(?=[a-z])", (ROOT / name).read_text())

    assert [text.split()[0] for text in requirements if "--hash=sha256:" not in text] == []
    assert [text.split()[0] for text in requirements if "==" not in text.split()[0]] == []


def test_development_lock_has_the_same_versions_as_the_site():
    def versions(name: str) -> dict[str, str]:
        return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE))

    site, development = versions("requirements.txt"), versions("requirements-dev.txt")

    assert {name: development.get(name) for name in site} == site
