"""The lilac cluster: an activity plan drawn as a flower, one blossom for each planned action.

Blossoms lie on a strict lattice of which every other row is shifted by half a step, so that petals
interlock. Neighbouring rows therefore differ by exactly one blossom. Among the row widths that keep
this rule, a small dynamic programme picks those nearest the outline of a lilac panicle. The cluster
opens from the base up, as a lilac does: done actions lie lowest.

Pure functions; the drawing uses the symbols F, H and D of templates/icons/sprite.html and has no
inline style.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

STEP_X, STEP_Y = 50, 37  # units between blossoms in a row, and between rows
RADIUS = 26  # half a blossom with its stroke
LEAST_HALF_WIDTH = 152  # the leaves' reach, which a small cluster must not cut off
FULL_LEAF_WIDTH = 250  # clusters narrower than this get smaller leaves
LEAST_LEAF_SCALE = 0.62
PANICLE_HEIGHT_TO_WIDTH = 1.45
LEAF = "M0 0C8-26 34-52 72-54 98-55 120-44 146-46 132-22 118 10 84 22 52 32 20 22 0 0Z"
VEIN = "M0 0C36-22 84-30 146-46"

# What the outline costs: a pinch in the middle, a start wider than one, a base that does not tuck in.
PINCH, WIDE_START, OPEN_BASE, PROPORTION = 1.1, 1.6, 0.8, 2.2 / 4
FEW = 5  # up to here the second row may be narrower than the first


def _outline(height: float) -> float:
    """Return the relative width of a panicle at a relative height from its top (0–1)."""
    return height**0.8 * (1 - 0.5 * max(0.0, (height - 0.7) / 0.3))


def _ideal_widths(rows: int, total: int) -> list[float]:
    """Return how wide each row of a panicle would be if blossoms could be divided."""
    widths = [_outline((row + 0.9) / rows) for row in range(rows)]
    scale = total / sum(widths)
    return [max(1.0, width * scale) for width in widths]


@dataclass(frozen=True, slots=True)
class _Path:
    """Row widths chosen so far, and what they cost."""

    cost: float
    widths: tuple[int, ...]


def _best_path(rows: int, total: int) -> _Path | None:
    """Return the cheapest sequence of row widths that sums to the total, or None if there is none.

    State: last width, blossoms used, last step (+1 wider, -1 narrower).
    """
    ideal = _ideal_widths(rows, total)
    states = {
        (width, width, 1): _Path((width - ideal[0]) ** 2 + (width - 1) * WIDE_START, (width,)) for width in (1, 2)
    }
    for row in range(1, rows):
        following: dict[tuple[int, int, int], _Path] = {}
        for (width, used, step), path in states.items():
            for next_step in (-1, 1):
                next_width = width + next_step
                if next_width < 1 or used + next_width > total or (row == 1 and next_step < 0 and total > FEW):
                    continue
                cost = path.cost + (next_width - ideal[row]) ** 2 + (PINCH if step < 0 < next_step else 0)
                key = (next_width, used + next_width, next_step)
                if key not in following or cost < following[key].cost:
                    following[key] = _Path(cost, (*path.widths, next_width))
        states = following
    proportion = (rows * STEP_Y) / (max(ideal) * STEP_X)
    penalty = (proportion - PANICLE_HEIGHT_TO_WIDTH) ** 2 * PROPORTION * rows
    ends = [
        _Path(path.cost + OPEN_BASE * (step > 0) + penalty, path.widths)
        for (_width, used, step), path in states.items()
        if used == total
    ]
    return min(ends, key=lambda path: path.cost, default=None)


@lru_cache(maxsize=256)
def row_widths(total: int) -> tuple[int, ...]:
    """Return the number of blossoms in each row, from the top. Neighbouring rows differ by one."""
    if total <= 2:
        return (1,) * total
    most_rows = 2 + int(math.sqrt(total) * 2.4)
    paths = [path for rows in range(2, most_rows + 1) if (path := _best_path(rows, total))]
    return min(paths, key=lambda path: path.cost).widths


def blossoms(total: int) -> list[tuple[float, float]]:
    """Return the blossoms' centres in the order in which they open: from the base up, from the middle out."""
    points = [
        ((place - (width - 1) / 2) * STEP_X, float(row * STEP_Y))
        for row, width in enumerate(row_widths(total))
        for place in range(width)
    ]
    return sorted(points, key=lambda point: (-point[1], abs(point[0]), point[0]))


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def _leaf(side: int, height: float, scale: float) -> str:
    transform = f"translate(0 {_number(height)}) scale({_number(side * scale)} {_number(scale)})"
    return (
        f'<g transform="{transform}"><path class="cluster-leaf" d="{LEAF}"/><path class="cluster-vein" d="{VEIN}"/></g>'
    )


@lru_cache(maxsize=64)
def draw(done: int, doing: int, planned: int) -> tuple[str, str]:
    """Return the `viewBox` and the inner markup of the cluster. Without actions both are empty.

    Cancelled actions are not drawn: the page counts them in words.
    """
    points = blossoms(done + doing + planned)
    if not points:
        return "", ""
    left = min(x for x, _y in points) - RADIUS
    right = max(x for x, _y in points) + RADIUS
    top = min(y for _x, y in points) - RADIUS
    base = max(y for _x, y in points)
    scale = min(1.0, max(LEAST_LEAF_SCALE, (right - left) / FULL_LEAF_WIDTH))
    foot = base + 40 + 92 * scale
    parts = [
        f'<path class="cluster-stem" d="M0 {_number(base + 14)}V{_number(foot)}"/>',
        _leaf(1, foot - 30 * scale, scale),
        _leaf(-1, foot - 52 * scale, scale),
    ]
    start = 0
    for state, symbol, count in (("done", "F", done), ("doing", "H", doing), ("planned", "D", planned)):
        uses = "".join(
            f'<use href="#{symbol}" x="{_number(x)}" y="{_number(y)}"/>' for x, y in points[start : start + count]
        )
        if uses:
            parts.append(f'<g class="cluster-{state}">{uses}</g>')
        start += count
    left, right = min(left, -LEAST_HALF_WIDTH), max(right, LEAST_HALF_WIDTH)
    view_box = " ".join(_number(value) for value in (left, top, right - left, foot + 4 - top))
    return view_box, "".join(parts)
