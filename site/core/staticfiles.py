"""Static files in production: one style sheet instead of sixty, names with hashes, compressed twins.

There is no build step: the style sheets are written one small file per part and joined by `@import`.
When files are collected, the imports of the entry sheets are inlined and the result is minified
conservatively, so that a reader fetches one file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

# What a minifier must not look inside: strings, url(…) and comments.
_OPAQUE = r"""(?P<opaque>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\(\s*[^"'\s)][^)]*\))"""
_COMMENT = r"(?P<comment>/\*.*?\*/)"
_IMPORT = re.compile(
    _COMMENT
    + r"""|@import\s+(?:url\(\s*)?["']?(?P<path>[^"')\s;]+)["']?\s*\)?"""
    + r"""\s*(?P<layer>layer(?:\([^)]*\))?)?\s*(?P<supports>supports\([^;]*?\))?\s*(?P<media>[^;]*);""",
    re.DOTALL,
)
_URL = re.compile(_COMMENT + r"""|url\(\s*(?P<quote>["']?)(?P<path>[^"')]+)(?P=quote)\s*\)""", re.DOTALL)
_TOKEN = re.compile(
    _COMMENT + "|" + _OPAQUE + r"|(?P<trim>\s*(?P<mark>[{};,>])\s*)|(?P<colon>:\s+)|(?P<space>\s+)", re.DOTALL
)
_ABSOLUTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|/|#)", re.IGNORECASE)


def inline_imports(name: str, read: Callable[[str], str], _above: tuple[str, ...] = ()) -> tuple[str, list[str]]:
    """Return a style sheet with its `@import`s replaced by what they name, and the names of those files.

    `read` returns the text of a sheet by its name. Layers, `supports()` and media conditions become
    blocks around the inlined text, and relative addresses are rewritten for the place of the entry
    sheet. An import of another site is left as it is. Raises ValueError when sheets import each
    other in a circle.
    """
    if name in _above:
        raise ValueError(f"Style sheets import each other: {' > '.join((*_above, name))}")
    parts: list[str] = []

    def replace(match: re.Match[str]) -> str:
        if match["comment"] or _ABSOLUTE.match(match["path"]):
            return match[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["path"]))
        text, below = inline_imports(target, read, (*_above, name))
        parts.extend([target, *below])
        text = rebase_urls(text, target, name)
        if match["layer"]:
            text = f"@{match['layer'].replace('(', ' ').replace(')', '')}{{{text}}}"
        if match["supports"]:
            text = f"@supports {match['supports'].removeprefix('supports')}{{{text}}}"
        if media := match["media"].strip():
            text = f"@media {media}{{{text}}}"
        return text

    return _IMPORT.sub(replace, read(name)), parts


def rebase_urls(text: str, from_name: str, to_name: str) -> str:
    """Rewrite the relative `url()`s of a sheet so that they hold from where another sheet lies."""
    from_folder, to_folder = posixpath.dirname(from_name), posixpath.dirname(to_name)

    def replace(match: re.Match[str]) -> str:
        if match["comment"] or _ABSOLUTE.match(match["path"]):
            return match[0]
        target = posixpath.normpath(posixpath.join(from_folder, match["path"]))
        return f'url("{posixpath.relpath(target, to_folder or ".")}")'

    return text if from_folder == to_folder else _URL.sub(replace, text)


def minify(text: str) -> str:
    """Drop comments and the white space that means nothing; strings and addresses stay as they are.

    Space before a colon and around `+` and parentheses is kept: it is a combinator in `a :is(b)`,
    required in `calc()` and required in `and (`.
    """

    def replace(match: re.Match[str]) -> str:
        if match["opaque"]:
            return match[0]
        if match["comment"]:
            return " "
        if match["trim"]:
            return match["mark"]
        return ":" if match["colon"] else " "

    previous = None
    while previous != text:  # a comment between two spaces leaves two spaces
        previous, text = text, _TOKEN.sub(replace, text)
    return text.replace(";}", "}").strip()


class SiteStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed files; the entry style sheets are each made into one file."""

    support_js_module_import_aggregation = True
    manifest_strict = True
    entry_sheets = ("css/main.css",)

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        """Join the style sheets, then hash and compress what is left."""
        if not dry_run:
            paths = self._with_joined_sheets(dict(paths))
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _with_joined_sheets(self, paths: dict[str, Any]) -> dict[str, Any]:
        """Point the entry sheets at their joined text, and drop the parts from what is published."""

        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode())

        joined = InMemoryStorage()
        parts: set[str] = set()
        for name in self.entry_sheets:
            if name not in paths:
                continue
            text, below = inline_imports(name, read)
            content = ContentFile(minify(text).encode())
            joined.save(name, content)
            self.delete(name)
            self.save(name, content)
            parts.update(below)
            paths[name] = (joined, name)
        for name in parts:
            self.delete(name)
            del paths[name]
        return paths
