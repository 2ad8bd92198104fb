"""What goes into a spreadsheet: nothing that it would run."""

from __future__ import annotations

from typing import Any

from core.public_forms.forms import CONTROL

# What a spreadsheet takes for the beginning of a formula, in narrow and wide letters.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def without_formula(value: Any) -> Any:
    """Return the value with an apostrophe before what a spreadsheet would run (OWASP: CSV injection)."""
    if not isinstance(value, str):
        return value
    text = CONTROL.sub("", value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
