"""What can stand in the way of minutes being approved; each says why in a sentence."""

from __future__ import annotations


class NotPossible(Exception):
    """The step cannot be taken now; the text says why."""


class TextChanged(NotPossible):
    """What was approved is not what is written now."""
