"""Colours come from tokens, so that one change of accent reaches everything."""

import re
from pathlib import Path

import pytest

from tests.house.sources import ROOT, STYLES, where

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# A colour in a declaration's value; the rest of the line before it is a property.
RAW_COLOUR = re.compile(
    r"[\w-]+\s*:[^;{}]*?(#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\("
    r"|(?<![\w-])(?:white|black|red|green|blue|gray|grey|silver|purple|yellow|orange)(?![\w-]))",
    re.IGNORECASE,
)
COMPONENTS = [path for path in STYLES if path.parent.name == "components"]


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.name)
def test_component_uses_tokens_for_colours(path: Path):
    text = COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), path.read_text(encoding="utf-8"))
    text = re.sub(r"url\([^)]*\)", "url()", text)

    assert [where(path, text, found.start(1)) + " " + found.group(1) for found in RAW_COLOUR.finditer(text)] == []


def test_every_component_style_is_imported():
    """A file that main.css does not name is never sent."""
    main = (ROOT / "static" / "css" / "main.css").read_text(encoding="utf-8")

    assert [path.name for path in COMPONENTS if f"components/{path.name}" not in main] == []
