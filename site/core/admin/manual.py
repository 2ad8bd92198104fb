"""The editors' manual in the admin: docs/redaktor.md as HTML.

The manual uses a small part of Markdown (headings, paragraphs, lists, one table, pictures, links, bold,
italics, code), and this reads that part and no more. Everything is escaped first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"(?<![\w*])\*([^*]+)\*(?![\w*])"), r"<em>\1</em>"),
    (re.compile(r"(?<!!)\[([^\]]+)\]\((#[^)\s]*|https?://[^)\s]+)\)"), r'<a href="\2">\1</a>'),
)
_FENCE = re.compile(r"(^```\n.*?^```$)", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(bilder/([\w-]+\.webp)\)")
_ITEM = re.compile(r"(?:[-*]|\d+\.) +")


def anchor(heading: str) -> str:
    """Return a heading's anchor, as the common hosts of code make it."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def inline(text: str) -> str:
    """Return a piece of running text as HTML; nothing in code is read as anything else."""
    parts = _CODE.split(text)
    for number, part in enumerate(parts):
        html = str(escape(part))
        if number % 2:
            html = f"<code>{html}</code>"
        else:
            for pattern, replacement in _INLINE:
                html = pattern.sub(replacement, html)
        parts[number] = html
    return "".join(parts)


def _table(lines: list[str]) -> str:
    rows = [[inline(cell.strip()) for cell in line.strip().strip("|").split("|")] for line in lines]
    head = "".join(f'<th scope="col">{cell}</th>' for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[2:])
    return f'<table class="listing"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _items(lines: list[str]) -> str:
    tag = "ol" if lines[0][0].isdigit() else "ul"
    items: list[str] = []
    for line in lines:
        if found := _ITEM.match(line):
            items.append(line[found.end() :])
        else:  # the line before goes on
            items[-1] += " " + line.strip()
    return f"<{tag}>" + "".join(f"<li>{inline(item)}</li>" for item in items) + f"</{tag}>"


def _block(text: str, picture: Callable[[str], str]) -> str:
    lines = text.split("\n")
    if found := re.match(r"(#{1,4}) (.+)$", lines[0]):
        level, heading = len(found[1]), found[2]
        rest = "\n".join(lines[1:])
        html = f'<h{level} id="{escape(anchor(heading))}">{inline(heading)}</h{level}>'
        return html + (_block(rest, picture) if rest.strip() else "")
    if text.startswith("```"):
        return f"<pre>{escape(chr(10).join(lines[1:-1]))}</pre>"
    if found := _PICTURE.fullmatch(text.strip()):
        alt, url = escape(found[1]), escape(picture(found[2]))
        return f'<figure><img src="{url}" alt="{alt}" loading="lazy"><figcaption>{alt}</figcaption></figure>'
    if lines[0].startswith("|"):
        return _table(lines)
    for number, line in enumerate(lines):
        if _ITEM.match(line):  # a list may follow right after its sentence
            before = f"<p>{inline(' '.join(lines[:number]))}</p>" if number else ""
            return before + _items(lines[number:])
    return f"<p>{inline(' '.join(lines))}</p>"


def as_html(markdown: str, picture: Callable[[str], str]) -> SafeString:
    """Return the manual as HTML. `picture` gives the address of a picture by its file name."""
    blocks: list[str] = []
    for number, part in enumerate(_FENCE.split(markdown.strip())):
        blocks += [part] if number % 2 else re.split(r"\n{2,}", part.strip("\n"))
    html = [_block(block, picture) for block in blocks if block.strip()]
    return mark_safe("\n".join(html))  # noqa: S308 - escaped piece by piece


def read(path: Path, picture: Callable[[str], str]) -> SafeString:
    """Return the manual in a file as HTML."""
    return as_html(path.read_text(encoding="utf-8"), picture)
