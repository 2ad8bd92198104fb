"""Wagtail reads stored texts for the editor with one parser for all threads; here each reading has its own.

With one, two editors who open their pages in the same moment get an error, or each other's words.
"""

from __future__ import annotations

from typing import Any

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.converters.html_to_contentstate import HtmlToContentStateHandler


def from_database_format(self: Any, html: str) -> str:
    """Return the stored text as the editor wants it."""
    parser = HtmlToContentStateHandler(self.features)
    parser.feed(html)
    parser.close()
    text: str = parser.contentstate.as_json(indent=4, separators=(",", ": "))
    return text


def install() -> None:
    """Take Wagtail's place; called when the admin's hooks are collected."""
    ContentstateConverter.from_database_format = from_database_format
