"""Find the texts that people see, in Python modules and Django templates."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation import templatize

from devtools import fingerprint

ROOT = fingerprint.ROOT
SKIPPED = {"migrations", "tests", "__pycache__", "devtools"}
KEYWORDS = {
    "_": None,
    "_now": None,  # gettext beside gettext_lazy
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PERCENT = re.compile(r"%\(\w+\)[a-z]|%[sd]")
BRACES = re.compile(r"\{\w*\}")


def sources() -> Iterator[tuple[Path, bytes]]:
    """Each file that may hold texts, as Python source that Babel can read."""
    roots = [ROOT / app for app in fingerprint.APPS] + [ROOT / "site" / "config"]
    for path in sorted(path for root in roots for path in root.rglob("*.py")):
        if not SKIPPED.intersection(path.relative_to(ROOT).parts):
            yield path, path.read_bytes()
    folders = [ROOT / "templates", *(root / "templates" for root in roots)]
    for path in sorted(path for folder in folders for path in folder.rglob("*.*")):
        if path.suffix in {".html", ".txt", ".xml", ".mjml"}:
            yield path, python_of(path.read_text(encoding="utf-8"), str(path)).encode()


def python_of(template: str, name: str) -> str:
    """A template as Python calls; Django leaves the indentation in, Python minds it."""
    if not settings.configured:
        settings.configure()
    flat = templatize(template, origin=name)
    return "\n".join(line.lstrip() for line in flat.splitlines())


def texts() -> list[polib.POEntry]:
    """All texts of the project, each once, sorted."""
    found: dict[tuple[str, str], polib.POEntry] = {}
    for path, source in sources():
        place = (str(path.relative_to(ROOT)), "")
        messages = extract("python", io.BytesIO(source), KEYWORDS, ["Translators:"], {"encoding": "utf-8"})
        for _line, message, comments, context in messages:
            singular, plural = message[:2] if isinstance(message, tuple) else (message, "")
            if not singular:
                continue
            entry = found.setdefault(
                (singular, context or ""),
                polib.POEntry(msgid=singular, msgctxt=context, comment="\n".join(comments)),
            )
            entry.msgid_plural = entry.msgid_plural or plural
            if place not in entry.occurrences:
                entry.occurrences.append(place)
            if PERCENT.search(singular) and "python-format" not in entry.flags:
                entry.flags.append("python-format")
            elif BRACES.search(singular) and "python-brace-format" not in entry.flags:
                entry.flags.append("python-brace-format")
    return [found[key] for key in sorted(found)]
