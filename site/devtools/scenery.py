"""Figures that several of the demo pictures share."""

from __future__ import annotations

import numpy as np

from devtools.riso import Sheet, Stencil


def bush(pen: Stencil, cx: float, base: float, scale: float) -> Stencil:
    """A rounded lilac bush standing on `base`."""
    for dx, dy, r in ((0, -95, 82), (-78, -62, 66), (76, -58, 70), (-128, -22, 46), (130, -20, 50), (10, -40, 90)):
        pen.oval(cx + dx * scale, base + dy * scale, r * scale)
    return pen


def tree(pen: Stencil, cx: float, base: float, height: float) -> Stencil:
    pen.rect(cx - 5, base - height * 0.6, cx + 5, base)
    return pen.oval(cx, base - height * 0.66, height * 0.3, height * 0.38)


def crowd(s: Sheet, rows: tuple[tuple[int, int, int], ...], *, seed: int) -> None:
    """Rows of (head height, head size, how many) people seen from behind."""
    rng = np.random.default_rng(seed)
    for row, (head_y, size, count) in enumerate(rows):
        for k in range(count + 1):
            cx = k * 1600 / count + float(rng.integers(-16, 16)) + row * 40 - 36
            head = head_y + float(rng.integers(-16, 14))
            s.clear(s.pen().person(cx, head, size + 7, 340))
            figure = s.pen().person(cx, head, size, 340)
            if (k * 3 + row) % 7 == 2:
                s.lay("red", figure)
                s.lay("ink", s.pen().oval(cx, head, size * 0.44, size * 0.54))
            elif (k + row) % 3 == 0:
                s.lay("lilac", figure)
                s.lay("ink", s.pen().oval(cx, head, size * 0.44, size * 0.54))
            else:
                s.lay("ink", figure)
