"""Between the rich text that pages show and what somebody types on a phone: paragraphs, headings, lists, links.

What is typed: an empty line ends a paragraph, `## ` begins a heading, `- ` an item, `**bold**`, `*italic*`,
`[text](https://address)`. Going there and back changes nothing that can be typed.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

_ITEM = re.compile(r"^\s*[-*•]\s+(.*)$")
_NUMBERED = re.compile(r"^\s*\d+[.)]\s+(.*)$")
_HEADING = re.compile(r"^\s*#{1,6}\s+(.*)$")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITALIC = re.compile(r"(?<!\*)\*([^*\n]+?)\*(?!\*)")
_LINK = re.compile(r"\[([^\]\n]+)\]\(((?:https?://|mailto:|page:)[^)\s]+)\)")


def to_html(text: str) -> str:
    """Return typed text as rich text; whatever is typed, only the markup above comes out."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return "".join(_block(block.splitlines()) for block in blocks if block.strip())


def _block(lines: list[str]) -> str:
    parts: list[str] = []
    paragraph: list[str] = []
    items: list[str] = []
    kind = "ul"

    def end() -> None:
        if paragraph:
            parts.append(f"<p>{'<br/>'.join(paragraph)}</p>")
            paragraph.clear()
        if items:
            parts.append(f"<{kind}>{''.join(f'<li>{item}</li>' for item in items)}</{kind}>")
            items.clear()

    for line in lines:
        heading, item, numbered = _HEADING.match(line), _ITEM.match(line), _NUMBERED.match(line)
        if heading:
            end()
            parts.append(f"<h3>{_inline(heading[1])}</h3>")
        elif item or numbered:
            wanted = "ul" if item else "ol"
            if paragraph or wanted != kind:
                end()
            kind = wanted
            items.append(_inline((item or numbered)[1]))  # type: ignore[index]  # one of the two is there
        elif line.strip():
            if items:
                end()
            paragraph.append(_inline(line.strip()))
    end()
    return "".join(parts)


def _inline(text: str) -> str:
    escaped = html.escape(text, quote=False)
    escaped = _LINK.sub(_anchor, escaped)
    escaped = _BOLD.sub(r"<b>\1</b>", escaped)
    return _ITALIC.sub(r"<i>\1</i>", escaped)


def _anchor(match: re.Match[str]) -> str:
    address = html.unescape(match[2])
    if address.startswith("page:") and address[5:].isdigit():
        return f'<a linktype="page" id="{address[5:]}">{match[1]}</a>'
    try:
        if urlsplit(address).scheme not in {"http", "https", "mailto"}:
            return match[0]
    except ValueError:
        return match[0]
    return f'<a href="{html.escape(address)}">{match[1]}</a>'


class _Reader(HTMLParser):
    """Writes rich text down as somebody would type it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.lists: list[list[Any]] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what the tag stands for."""
        given = dict(attrs)
        if tag in {"b", "strong"}:
            self.out.append("**")
        elif tag in {"i", "em"}:
            self.out.append("*")
        elif tag == "br":
            self.out.append("\n")
        elif tag in {"h2", "h3", "h4"}:
            self.out.append("\n\n## ")
        elif tag in {"ul", "ol"}:
            self.lists.append([tag, 0])
            self.out.append("\n")
        elif tag == "li":
            here: list[Any] = self.lists[-1] if self.lists else ["ul", 0]
            here[1] += 1
            self.out.append(f"\n{here[1]}. " if here[0] == "ol" else "\n- ")
        elif tag == "p":
            self.out.append("\n\n")
        elif tag == "a":
            address = given.get("href") or ""
            if given.get("linktype") == "page":
                address = f"page:{given.get('id')}"
            self.addresses.append(address)
            self.out.append("[" if address else "")

    def handle_endtag(self, tag: str) -> None:
        """End what the tag stands for."""
        if tag in {"b", "strong"}:
            self.out.append("**")
        elif tag in {"i", "em"}:
            self.out.append("*")
        elif tag in {"ul", "ol"}:
            if self.lists:
                self.lists.pop()
            self.out.append("\n\n")
        elif tag == "a" and self.addresses:
            address = self.addresses.pop()
            self.out.append(f"]({address})" if address else "")

    def handle_data(self, data: str) -> None:
        """Write the words."""
        self.out.append(data.replace("\n", " "))


def from_html(rich_text: str) -> str:
    """Return rich text as it would be typed."""
    reader = _Reader()
    reader.feed(rich_text or "")
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.out)).strip()
