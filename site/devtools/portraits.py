"""Faceless portraits of the invented people in the demo, printed as the other pictures."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

import numpy as np

from devtools.riso import Mask, Sheet, Stencil

Hair = Literal["bob", "short", "hijab", "bun", "curly", "grey"]
Shirt = Literal["red", "stripes", "ink"]


def hair_and_face(s: Sheet, style: Hair) -> tuple[Stencil, Stencil]:
    hair, face = s.pen(), s.pen().oval(300, 285, 88, 115).rect(260, 370, 340, 450, radius=30)
    if style == "bob":
        hair.rect(176, 106, 424, 390, radius=112)
        face = s.pen().oval(300, 292, 84, 112).rect(262, 370, 338, 450, radius=30)
    elif style == "short":
        hair.oval(300, 218, 108, 116).rect(194, 214, 406, 292, radius=30)
    elif style == "bun":
        hair.oval(300, 96, 50).oval(300, 230, 112, 122)
    elif style == "curly":
        for angle in np.linspace(math.pi * 0.93, math.pi * 2.07, 13):
            hair.oval(300 + 112 * math.cos(angle), 244 + 112 * math.sin(angle), 46)
        hair.oval(300, 220, 100)
    elif style == "grey":
        hair.rect(186, 112, 414, 330, radius=108).oval(214, 330, 42).oval(386, 330, 42)
        face = s.pen().oval(306, 296, 84, 112).rect(262, 370, 338, 450, radius=30)
    elif style == "hijab":
        hair.oval(300, 262, 138, 168).poly([(172, 300), (428, 300), (520, 640), (80, 640)])
        face = s.pen().oval(300, 278, 82, 114)
    return hair, face


def portrait(hair_style: Hair, shirt: Shirt) -> Sheet:
    s = Sheet(600, 600)
    s.lay("pale", s.pen().rect(0, 0, 600, 600))
    body = s.pen().rect(104, 432, 496, 760, radius=128)
    s.clear(s.pen().rect(96, 424, 504, 760, radius=134))
    if shirt == "red":
        s.lay("red", body)
        s.lay("ink", body.mask(), s.across((300, 0.0), (520, 0.6)), cell=11, degrees=75, over=True)
    elif shirt == "stripes":
        s.lay("ink", body, s.across((100, 0.42), (520, 0.86)), cell=16, degrees=90, screen="lines")
    else:
        s.lay("ink", body, s.across((100, 0.55), (500, 1.0)), cell=11, degrees=75)
    hair, face = hair_and_face(s, hair_style)
    around: Mask = hair.mask()
    if hair_style == "hijab":
        s.clear(s.pen().oval(300, 262, 146, 176).poly([(164, 300), (436, 300), (530, 640), (70, 640)]))
        s.lay("red", around)
        s.lay("ink", around, s.across((310, 0.0), (520, 0.68)), cell=11, degrees=75, over=True)
    else:
        s.lay("lilac" if hair_style == "grey" else "ink", around)
    skin = face.mask()
    if hair_style in ("bob", "grey"):
        skin = skin * (1 - s.pen().oval(262, 176, 104, 52).mask())
    elif hair_style == "bun":
        skin = skin * (1 - s.pen().oval(300, 170, 92, 40).mask())
    s.clear(skin)
    s.lay("lilac", skin, np.clip((s.x - 250) / 260 + (s.y - 190) / 800, 0.0, 0.85), cell=10)
    if hair_style == "short":
        beard = s.pen().oval(300, 330, 88, 76).rect(200, 230, 400, 318, cut=True).oval(300, 322, 46, 26, cut=True)
        s.lay("ink", beard.mask() * skin)
    return s


PORTRAITS: dict[str, Callable[[], Sheet]] = {
    "lena-skog": lambda: portrait("bun", "red"),
    "karin-hedlund": lambda: portrait("bob", "ink"),
    "amir-rostami": lambda: portrait("short", "stripes"),
    "hodan-jama": lambda: portrait("hijab", "ink"),
    "jonas-ek": lambda: portrait("curly", "ink"),
    "eva-lotta-nyqvist": lambda: portrait("grey", "red"),
}
