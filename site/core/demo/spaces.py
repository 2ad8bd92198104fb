"""No-break spaces in Swedish demo texts, between number and unit and inside dates."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

T = TypeVar("T")

_MONTH = "(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
_BREAKS = re.compile(rf"(?<=\d) (?=\d{{3}}(?!\d)|kr\b|kronor\b|procent\b|meter\b|{_MONTH}\b)|(?<=\bkl\.) (?=\d)")


def no_break(value: T) -> T:
    """The same data with no-break spaces in every text: strings, tuples, lists, dicts and dataclasses."""
    changed: Any = value
    if isinstance(value, str):
        changed = _BREAKS.sub("\u00a0", value)
    elif isinstance(value, tuple | list):
        changed = type(value)(no_break(item) for item in value)
    elif isinstance(value, dict):
        changed = {name: no_break(item) for name, item in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        changed = replace(value, **{f.name: no_break(getattr(value, f.name)) for f in fields(value)})
    return cast("T", changed)
