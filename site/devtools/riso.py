"""A small two-ink printing press: stencils, halftone screens and flat plates on lilac paper."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Mask = NDArray[np.float64]
Point = tuple[float, float]
Plate = Literal["pale", "lilac", "red", "ink"]

PAPER = np.array([231, 221, 241]) / 255
COLOURS: dict[Plate, NDArray[np.float64]] = {
    "pale": np.array([203, 186, 224]) / 255,
    "lilac": np.array([115, 82, 159]) / 255,
    "red": np.array([185, 16, 44]) / 255,
    "ink": np.array([29, 21, 37]) / 255,
}
SUPERSAMPLE = 2
# Coarser than the plates ask for: fewer dots weigh less and survive being scaled down.
COARSENESS = 1.35

# One petal of the blossom in a 48-unit box, as cubic curves from the centre outwards.
_PETAL = (
    ((0, -2.4), (-3, -6.5), (-9.4, -9.6), (-9.4, -15.4)),
    ((-9.4, -15.4), (-9.4, -20.4), (-4.6, -20.6), (0, -24)),
    ((0, -24), (4.6, -20.6), (9.4, -20.4), (9.4, -15.4)),
    ((9.4, -15.4), (9.4, -9.6), (3, -6.5), (0, -2.4)),
)


def _petal_points(steps: int = 8) -> list[Point]:
    points: list[Point] = []
    for a, b, c, d in _PETAL:
        for i in range(steps):
            t = i / steps
            u = 1 - t
            points.append(
                (
                    u**3 * a[0] + 3 * u * u * t * b[0] + 3 * u * t * t * c[0] + t**3 * d[0],
                    u**3 * a[1] + 3 * u * u * t * b[1] + 3 * u * t * t * c[1] + t**3 * d[1],
                )
            )
    return points


PETAL = _petal_points()


def turned(points: Sequence[Point], degrees: float, scale: float = 1, at: Point = (0, 0)) -> list[Point]:
    """The points rotated clockwise about the origin, scaled and moved."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(at[0] + scale * (x * cos - y * sin), at[1] + scale * (x * sin + y * cos)) for x, y in points]


class Stencil:
    """A shape cut from several figures; every figure adds unless `cut` is given."""

    def __init__(self, width: int, height: int) -> None:
        self.size = (width, height)
        self.image = Image.new("L", (width * SUPERSAMPLE, height * SUPERSAMPLE), 0)
        self.draw = ImageDraw.Draw(self.image)

    def rect(self, x0: float, y0: float, x1: float, y1: float, *, radius: float = 0, cut: bool = False) -> Stencil:
        box = [v * SUPERSAMPLE for v in (x0, y0, x1, y1)]
        self.draw.rounded_rectangle(box, radius=radius * SUPERSAMPLE, fill=0 if cut else 255)
        return self

    def oval(self, cx: float, cy: float, rx: float, ry: float | None = None, *, cut: bool = False) -> Stencil:
        ry = rx if ry is None else ry
        self.draw.ellipse([v * SUPERSAMPLE for v in (cx - rx, cy - ry, cx + rx, cy + ry)], fill=0 if cut else 255)
        return self

    def poly(self, points: Sequence[Point], *, cut: bool = False) -> Stencil:
        self.draw.polygon([(x * SUPERSAMPLE, y * SUPERSAMPLE) for x, y in points], fill=0 if cut else 255)
        return self

    def line(self, points: Sequence[Point], width: float, *, cut: bool = False) -> Stencil:
        fill = 0 if cut else 255
        scaled = [(x * SUPERSAMPLE, y * SUPERSAMPLE) for x, y in points]
        self.draw.line(scaled, fill=fill, width=round(width * SUPERSAMPLE), joint="curve")
        r = width * SUPERSAMPLE / 2
        for x, y in (scaled[0], scaled[-1]):
            self.draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)
        return self

    def blossom(self, cx: float, cy: float, size: float, degrees: float = 0, *, cut: bool = False) -> Stencil:
        """Four petals within a square of `size`."""
        for quarter in range(4):
            self.poly(turned(PETAL, degrees + 90 * quarter, size / 48, (cx, cy)), cut=cut)
        return self

    def person(self, cx: float, head_y: float, size: float, height: float) -> Stencil:
        """A figure without a face: a head of `size` and shoulders down to `height` below it."""
        self.oval(cx, head_y, size * 0.44, size * 0.54)
        top = head_y + size * 0.62
        return self.rect(cx - size * 0.85, top, cx + size * 0.85, head_y + height, radius=size * 0.6)

    def standing(self, cx: float, head_y: float, size: float) -> Stencil:
        """A whole figure, about six heads tall, hands at the sides."""
        self.person(cx, head_y, size, size * 2.7)
        for side in (-1, 1):
            x = cx + side * size * 0.44
            self.rect(x - size * 0.36, head_y + size * 2, x + size * 0.36, head_y + size * 4.9, radius=size * 0.2)
        return self

    def mask(self) -> Mask:
        return np.asarray(self.image.resize(self.size, Image.Resampling.BOX), dtype=np.float64) / 255


class Sheet:
    """One print. Figures laid later cover earlier ones unless they are printed `over` them."""

    def __init__(self, width: int = 1600, height: int = 1067) -> None:
        self.width, self.height = width, height
        grid: Any = np.mgrid[0:height, 0:width]
        self.y: Mask = grid[0].astype(np.float64)
        self.x: Mask = grid[1].astype(np.float64)
        self.plates: dict[Plate, Mask] = {name: np.zeros((height, width)) for name in COLOURS}

    def pen(self) -> Stencil:
        return Stencil(self.width, self.height)

    def across(self, start: tuple[float, float], end: tuple[float, float]) -> Mask:
        """Tone that goes from (x, tone) to (x, tone), left to right."""
        return np.interp(self.x, [start[0], end[0]], [start[1], end[1]])

    def down(self, start: tuple[float, float], end: tuple[float, float]) -> Mask:
        """Tone that goes from (y, tone) to (y, tone), top to bottom."""
        return np.interp(self.y, [start[0], end[0]], [start[1], end[1]])

    def dots(self, tone: Mask, cell: float, degrees: float) -> Mask:
        cell *= COARSENESS
        angle = math.radians(degrees)
        u = (self.x * math.cos(angle) + self.y * math.sin(angle)) / cell
        v = (-self.x * math.sin(angle) + self.y * math.cos(angle)) / cell
        screen = (np.cos(2 * np.pi * u) + np.cos(2 * np.pi * v)) / 4 + 0.5
        return np.where(tone <= 0.02, 0, np.where(tone >= 0.98, 1, np.clip((tone - (1 - screen)) * cell + 0.5, 0, 1)))

    def lines(self, tone: Mask, cell: float, degrees: float) -> Mask:
        cell *= COARSENESS
        angle = math.radians(degrees)
        u = (self.x * math.cos(angle) + self.y * math.sin(angle)) / cell
        screen = np.abs((u % 1) - 0.5) * 2
        return np.where(tone <= 0.02, 0, np.where(tone >= 0.98, 1, np.clip((tone - screen) * cell * 0.5 + 0.5, 0, 1)))

    def lay(
        self,
        plate: Plate,
        shape: Stencil | Mask,
        tone: float | Mask = 1.0,
        *,
        cell: float = 13,
        degrees: float = 45,
        screen: Literal["dots", "lines"] = "dots",
        over: bool = False,
    ) -> None:
        mask = shape.mask() if isinstance(shape, Stencil) else shape
        tones: Mask = np.full_like(mask, tone) if isinstance(tone, float | int) else tone
        printed = (self.dots if screen == "dots" else self.lines)(tones, cell, degrees)
        if not over:
            self.clear(mask)
        self.plates[plate] = np.maximum(self.plates[plate], printed * mask)

    def clear(self, shape: Stencil | Mask) -> None:
        """Bare paper where the shape is."""
        mask = shape.mask() if isinstance(shape, Stencil) else shape
        for name in self.plates:
            self.plates[name] = self.plates[name] * (1 - mask)

    def image(self) -> Image.Image:
        out = np.ones((self.height, self.width, 3)) * PAPER
        for name, plate in self.plates.items():
            m = plate[..., None]
            colour = COLOURS[name]
            # The light inks are a little translucent, as on a real press.
            inked = colour if name == "ink" else out * colour * 0.12 + colour * 0.88
            out = out * (1 - m) + inked * m
        return Image.fromarray((np.clip(out, 0, 1) * 255).round().astype(np.uint8))


def save_webp(image: Image.Image, path: Path, *, limit: int) -> int:
    """Save within `limit` bytes and return the size.

    Few flat colours and hard edges weigh less without loss than with it, and stay sharp.
    """
    for colours in (24, 16, 12, 8, 6):
        few = image.quantize(colours, dither=Image.Dither.NONE).convert("RGB")
        few.save(path, lossless=True, quality=100, method=6)
        if path.stat().st_size <= limit:
            break
    return path.stat().st_size
