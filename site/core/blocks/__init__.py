"""The blocks that pages are built of, one family a file."""

from core.blocks.bodies import BodyStreamBlock

__all__ = ["BodyStreamBlock"]
