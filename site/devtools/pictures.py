"""Print the demo pictures (WebP) that the demo content refers to: `python site/devtools/pictures.py [key ...]`."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from devtools.pictures_more import SCENES as MORE
from devtools.portraits import PORTRAITS
from devtools.riso import Sheet, Stencil, save_webp, turned
from devtools.scenery import bush, crowd, tree

TARGET = Path(__file__).resolve().parents[1] / "core" / "demo" / "pictures"
PICTURE_LIMIT = 124_000
PORTRAIT_LIMIT = 38_000


def house() -> Sheet:
    s = Sheet()
    s.lay("lilac", s.pen().rect(205, 150, 1395, 965), s.across((205, 0.22), (1395, 0.6)), cell=12)
    s.lay("ink", s.pen().rect(172, 112, 1428, 154).rect(194, 556, 1406, 574))
    windows, bars = s.pen(), s.pen()
    for i in range(5):
        x = 268 + i * 240
        windows.rect(x, 218, x + 130, 470)
        bars.rect(x + 61, 218, x + 69, 470).rect(x, 308, x + 130, 316)
        if i != 2:
            windows.rect(x - 10, 640, x + 140, 812)
            bars.rect(x + 61, 640, x + 69, 812)
    s.lay("ink", windows)
    s.clear(bars)
    door = s.pen().rect(726, 690, 892, 930).oval(809, 690, 83)
    s.lay("red", door)
    s.clear(s.pen().rect(762, 668, 856, 770).oval(866, 818, 9))
    s.lay("red", s.pen().rect(805, 668, 813, 770))
    for cx, scale in ((120, 1.0), (1490, 1.15)):
        clump = bush(s.pen(), cx, 968, scale)
        s.lay("lilac", clump, 0.82, cell=14, degrees=20)
        flowers = s.pen()
        for dx, dy in ((-60, -60), (0, -120), (62, -70), (0, -36), (-100, -18), (104, -14)):
            flowers.blossom(cx + dx * scale, 968 + dy * scale, 52, dx)
        s.clear(flowers)
    # A landing before the door and a ramp down to the right, with a rail one can hold.
    s.lay("ink", s.pen().rect(0, 966, 1600, 1067).rect(690, 926, 985, 970).poly([(985, 926), (1345, 968), (985, 968)]))
    rail = s.pen().line([(915, 846), (985, 846), (1322, 884)], 9)
    for x, top in ((915, 846), (985, 846), (1096, 859), (1208, 871), (1322, 884)):
        rail.line([(x, top), (x, 968)], 7)
    s.lay("ink", rail)
    return s


def school() -> Sheet:
    s = Sheet()
    s.lay("ink", s.pen().rect(0, 40, 1600, 715), s.down((60, 0.02), (715, 0.36)), cell=12, degrees=90, screen="lines")
    s.lay("red", s.pen().oval(1220, 290, 185))
    building = s.pen().poly([(130, 712), (130, 445), (520, 278), (910, 445), (910, 712)]).rect(910, 522, 1600, 712)
    for i in range(5):
        building.rect(200 + i * 138, 490, 292 + i * 138, 620, cut=True)
    for i in range(6):
        building.rect(966 + i * 110, 576, 1040 + i * 110, 656, cut=True)
    building.oval(520, 392, 44, cut=True).rect(484, 622, 574, 712, cut=True)
    s.lay("ink", building)
    s.lay("ink", s.pen().line([(520, 392), (520, 362)], 7).line([(520, 392), (542, 404)], 7))
    s.clear(s.pen().rect(0, 712, 1600, 1067))
    s.lay("red", s.pen().rect(0, 712, 1600, 1067), s.down((712, 0.8), (1067, 0.12)))
    s.clear(s.pen().poly([(484, 712), (574, 712), (850, 1067), (330, 1067)]))
    trees = s.pen().oval(1310, 668, 104).oval(1466, 634, 122).oval(52, 640, 128)
    trees.rect(1304, 668, 1316, 780).rect(1460, 640, 1472, 780).rect(46, 640, 58, 780)
    s.lay("lilac", trees, s.down((520, 0.92), (780, 0.5)), cell=12, degrees=20)
    return s


def flags() -> Sheet:
    s = Sheet()
    masts = (
        (-50, 70, 250, 180, "lilac"),
        (1010, 60, 270, 190, "lilac"),
        (60, 280, 350, 255, "red"),
        (500, 90, 450, 330, "red"),
        (1130, 270, 390, 280, "red"),
    )
    for n, (px, py, wide, high, plate) in enumerate(masts):
        t = (s.x - px) / wide
        wave = 30 * np.sin(t * 5.2 + n * 1.3) * np.clip(t, 0, 1)
        cloth = ((t >= 0) & (t <= 1) & (s.y > py + wave) & (s.y < py + high + wave * 1.25)).astype(float)
        tone = np.clip(0.9 + 0.4 * np.cos(t * 5.2 + n * 1.3), 0.4, 1)
        s.lay("red" if plate == "red" else "lilac", cloth, tone if plate == "red" else tone * 0.8, cell=12)
        s.lay("ink", s.pen().rect(px - 10, py - 28, px, 1067).oval(px - 5, py - 34, 11))
    crowd(s, ((805, 54, 16), (890, 70, 12), (992, 92, 9)), seed=4)
    return s


def lake() -> Sheet:
    s = Sheet()
    horizon = 540
    s.lay("lilac", s.pen().rect(0, 0, 1600, horizon), s.down((60, 0), (horizon, 0.5)), cell=13)
    s.lay("red", s.pen().oval(1090, 452, 205))
    s.clear(s.pen().rect(0, horizon, 1600, 1067))
    warp = s.y + 6 * np.sin(s.x / 64 + s.y / 40)
    depth = np.maximum(9 + (s.y - horizon) / 22, 1)
    stripes = np.abs(((warp / depth) % 1) - 0.5) * 2
    water = np.clip((np.clip(0.22 + (s.y - horizon) / 620, 0, 1) - stripes) * 6 + 0.5, 0, 1) * (s.y >= horizon)
    glow = (np.abs(s.x - 1090 + 15 * np.sin(s.y / 18)) < 205 - (s.y - horizon) * 0.2) & (s.y >= horizon)
    s.lay("red", glow.astype(float), s.down((horizon, 0.95), (1000, 0.1)), cell=12, degrees=15)
    s.lay("ink", water, 1.0, over=True)
    taper = np.sqrt(np.clip((900 - s.x) / 420, 0, 1))
    ridge = horizon - (34 + 22 * np.sin(s.x / 220) + 8 * np.sin(s.x / 66)) * taper
    s.lay("ink", ((s.y > ridge) & (s.y < horizon + 2) & (s.x < 905)).astype(float))
    boat = s.pen().poly([(300, 660), (560, 660), (520, 712), (336, 712)]).rect(414, 400, 422, 665)
    s.clear(s.pen().poly([(290, 650), (570, 650), (530, 722), (326, 722)]).poly([(434, 392), (434, 650), (602, 650)]))
    s.lay("ink", boat)
    s.clear(s.pen().poly([(404, 430), (404, 645), (296, 645)]))
    s.lay("lilac", s.pen().poly([(404, 430), (404, 645), (296, 645)]), 0.75, cell=11, degrees=20)
    s.lay("red", s.pen().poly([(432, 410), (432, 645), (580, 645)]))
    return s


def bus_stop() -> Sheet:
    s = Sheet()
    s.lay("lilac", s.pen().rect(0, 0, 1600, 800), s.down((140, 0), (800, 0.42)), cell=14)
    woods = s.pen()
    for k in range(20):
        x = k * 86 - 10
        woods.poly([(x - 62, 800), (x, 560 - 70 * math.sin(k * 1.9)), (x + 62, 800)])
    s.lay("lilac", woods, 0.88, cell=12, degrees=20)
    s.lay("ink", s.pen().rect(0, 800, 1600, 1067))
    s.clear(s.pen().rect(0, 812, 1600, 832))
    dashes = s.pen()
    for k in range(6):
        dashes.poly([(k * 300 - 40, 985), (k * 300 + 130, 985), (k * 300 + 110, 1004), (k * 300 - 60, 1004)])
    s.clear(dashes)
    bus = s.pen().rect(-60, 318, 900, 850, radius=46)
    s.clear(s.pen().rect(-60, 310, 908, 858, radius=50))
    s.lay("red", bus)
    s.clear(s.pen().rect(-60, 706, 900, 722))
    s.lay("ink", s.pen().rect(0, 392, 420, 590, radius=14).rect(590, 392, 690, 590, radius=14))
    s.lay("ink", s.pen().rect(440, 380, 566, 838, radius=10).rect(716, 392, 896, 640, radius=18))
    s.clear(s.pen().rect(499, 392, 507, 830).rect(204, 392, 212, 590))
    s.lay("ink", s.pen().rect(610, 336, 880, 376, radius=6))
    s.clear(s.pen().rect(630, 350, 780, 362))
    wheels = s.pen().oval(190, 850, 86).oval(772, 850, 86)
    s.lay("ink", wheels)
    s.clear(s.pen().oval(190, 850, 38).oval(772, 850, 38))
    s.clear(s.pen().oval(866, 762, 22, 16))
    riders = s.pen().person(110, 484, 58, 106).person(306, 492, 54, 98).person(640, 488, 52, 102)
    s.lay("lilac", riders, 0.7, cell=10, degrees=20)
    s.lay("pale", s.pen().rect(1120, 430, 1530, 800))
    s.lay("ink", s.pen().poly([(1080, 430), (1110, 392), (1560, 392), (1560, 430)]))
    s.lay("ink", s.pen().rect(1110, 430, 1124, 812).rect(1524, 430, 1538, 812).rect(1180, 706, 1470, 722))
    s.lay("ink", s.pen().rect(1200, 716, 1212, 812).rect(1436, 716, 1448, 812))
    s.clear(s.pen().person(1320, 566, 76, 200))
    s.lay("red", s.pen().person(1320, 566, 70, 196).rect(1270, 690, 1302, 806))
    s.lay("ink", s.pen().oval(1320, 566, 32, 38).rect(1276, 700, 1306, 812).rect(1336, 700, 1366, 812))
    s.lay("ink", s.pen().rect(1010, 330, 1020, 812))
    s.clear(s.pen().rect(962, 268, 1068, 388, radius=8))
    s.lay("ink", s.pen().rect(966, 272, 1064, 384, radius=6))
    s.clear(s.pen().rect(986, 294, 1044, 350, radius=8).oval(999, 360, 8).oval(1031, 360, 8))
    s.lay("ink", s.pen().rect(994, 304, 1036, 326, radius=3))
    return s


def library() -> Sheet:
    s = Sheet()
    s.lay("pale", s.pen().rect(0, 0, 1600, 900))
    s.lay("ink", s.pen().rect(70, 70, 960, 930))
    rng = np.random.default_rng(11)
    for row in range(4):
        top, floor = 96 + row * 208, 282 + row * 208
        s.clear(s.pen().rect(96, top, 934, floor))
        s.lay("pale", s.pen().rect(96, top, 934, floor))
        x = 104.0
        books: dict[str, Stencil] = {"red": s.pen(), "ink": s.pen(), "lilac": s.pen()}
        bands, edges = s.pen(), s.pen()
        while x < 880:
            wide = float(rng.integers(24, 56))
            high = float(rng.integers(112, 164))
            if rng.random() < 0.1:
                x += 34
                continue
            kind = ("red", "ink", "ink", "lilac", "lilac")[int(rng.integers(0, 5))]
            edges.rect(x - 2, floor - high - 2, x + wide + 2, floor)
            books[kind].rect(x, floor - high, x + wide, floor)
            if rng.random() < 0.6:
                bands.rect(x + 6, floor - high + 24, x + wide - 6, floor - high + 34)
            x += wide + 4
        s.clear(edges)
        s.lay("red", books["red"])
        s.lay("ink", books["ink"])
        s.lay("lilac", books["lilac"], 1.0)
        s.clear(bands)
    window = s.pen().rect(1120, 330, 1460, 700).oval(1290, 330, 170)
    s.clear(s.pen().rect(1096, 330, 1484, 724).oval(1290, 330, 194))
    s.lay("red", window, s.down((160, 0.08), (700, 0.75)), cell=13, degrees=15)
    s.clear(s.pen().rect(1283, 150, 1297, 710).rect(1110, 330, 1470, 344).rect(1110, 514, 1470, 528))
    s.lay("ink", s.pen().rect(0, 928, 1600, 1067))
    chair = s.pen().rect(1130, 610, 1420, 900, radius=60).rect(1080, 740, 1180, 960, radius=44)
    chair.rect(1370, 740, 1470, 960, radius=44).rect(1140, 800, 1410, 970, radius=30)
    s.clear(s.pen().rect(1122, 602, 1428, 900, radius=66).rect(1072, 732, 1478, 968, radius=50))
    s.lay("red", chair)
    s.lay("red", s.pen().rect(1110, 950, 1136, 1000).rect(1414, 950, 1440, 1000))
    s.clear(s.pen().line([(1180, 800), (1370, 800)], 8))
    reader = (
        s.pen().rect(1186, 640, 1364, 830, radius=80).oval(1275, 580, 48, 58).rect(1196, 790, 1260, 1010, radius=28)
    )
    reader.rect(1292, 790, 1356, 1010, radius=28)
    s.lay("ink", reader)
    s.clear(s.pen().poly([(1170, 726), (1271, 752), (1271, 826), (1170, 796)]))
    s.clear(s.pen().poly([(1380, 726), (1279, 752), (1279, 826), (1380, 796)]))
    return s


def study_circle() -> Sheet:
    s = Sheet()
    s.lay("pale", s.pen().rect(0, 0, 1600, 1067))
    chairs = s.pen()
    for x in (300, 800, 1300):
        chairs.rect(x - 120, 20, x + 120, 150, radius=50).rect(x - 120, 917, x + 120, 1047, radius=50)
    s.lay("ink", chairs)
    s.clear(s.pen().rect(70, 120, 1530, 947, radius=70))
    s.lay("lilac", s.pen().rect(84, 134, 1516, 933, radius=60), s.across((84, 0.5), (1516, 0.85)), cell=13, degrees=20)

    def book(cx: float, cy: float, degrees: float, cover: str, scale: float = 1.0) -> None:
        def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
            return turned(points, degrees, scale, (cx, cy))

        box = s.pen().poly(at([(-166, -116), (166, -116), (166, 116), (-166, 116)]))
        s.lay("red" if cover == "red" else "ink", box)
        s.clear(s.pen().poly(at([(-152, -104), (-4, -98), (-4, 106), (-152, 104)])))
        s.clear(s.pen().poly(at([(4, -98), (152, -104), (152, 104), (4, 106)])))
        text = s.pen()
        for k in range(7):
            y = -72 + k * 24
            text.line(at([(-132, y), (-30 if k != 6 else -84, y)]), 6)
            text.line(at([(28, y), (130 if k != 3 else 70, y)]), 6)
        s.lay("ink", text)

    book(310, 320, -8, "red")
    book(800, 300, 5, "ink")
    book(1290, 340, 14, "red")
    book(330, 770, 176, "ink")
    book(1260, 760, 168, "red")

    def cup(cx: float, cy: float, turn: float) -> None:
        handle = turned([(40, 0), (92, 0)], turn, 1, (cx, cy))
        s.clear(s.pen().oval(cx, cy, 92))
        s.lay("ink", s.pen().line(handle, 20).oval(cx, cy, 62))
        s.clear(s.pen().oval(cx, cy, 50))
        s.lay("red", s.pen().oval(cx, cy, 42))

    cup(545, 420, -30)
    cup(1052, 520, 200)
    cup(560, 660, 40)
    s.clear(s.pen().oval(800, 690, 158))
    s.lay("ink", s.pen().oval(800, 690, 146).oval(800, 690, 136, cut=True))
    for dx, dy in ((-58, -48), (56, -52), (-2, 58)):
        s.lay("red", s.pen().oval(800 + dx, 690 + dy, 54))
        swirl = [(800 + dx + r * math.cos(r / 5.5), 690 + dy + r * math.sin(r / 5.5)) for r in np.linspace(4, 40, 60)]
        s.clear(s.pen().line(swirl, 7))
    s.lay("ink", s.pen().line([(1010, 760), (1060, 880)], 14))
    return s


def solar_roofs() -> Sheet:
    s = Sheet()
    s.lay("lilac", s.pen().rect(0, 0, 1600, 1067), s.down((0, 0.04), (900, 0.4)), cell=13, degrees=90, screen="lines")
    s.clear(s.pen().oval(330, 290, 196))
    s.lay("red", s.pen().oval(330, 290, 180))
    for left, top, k in ((180, 470, 0.62), (760, 420, 0.74), (430, 630, 1.0)):
        w, roof, wall = 640 * k, 250 * k, 1067 - top
        gable = [
            (left, top + roof),
            (left + 150 * k, top),
            (left + 300 * k, top + roof),
            (left + 300 * k, top + roof + wall),
            (left, top + roof + wall),
        ]
        s.clear(s.pen().poly(gable))
        s.lay("red", s.pen().poly(gable), 0.72 if k < 1 else 1.0, cell=12)
        side = [
            (left + 300 * k, top + roof),
            (left + 300 * k + w, top + roof),
            (left + 300 * k + w, 1067),
            (left + 300 * k, 1067),
        ]
        s.lay("pale", s.pen().poly(side))
        slope = [
            (left + 150 * k, top),
            (left + 150 * k + w, top),
            (left + 320 * k + w, top + roof + 16 * k),
            (left + 316 * k, top + roof + 16 * k),
        ]
        s.clear(s.pen().poly([(x, y - 8) for x, y in slope]).poly(slope))
        s.lay("ink", s.pen().poly(slope))

        def on_roof(u: float, v: float, left: float = left, top: float = top, k: float = k) -> tuple[float, float]:
            return (left + 150 * k + u * 640 * k + v * 168 * k, top + v * 262 * k)

        for col in range(5):
            for line in range(2):
                u0, v0 = 0.06 + col * 0.18, 0.1 + line * 0.42
                panel = [on_roof(u0, v0), on_roof(u0 + 0.16, v0), on_roof(u0 + 0.16, v0 + 0.37), on_roof(u0, v0 + 0.37)]
                s.lay("lilac", s.pen().poly(panel), 1.0)
                grid = s.pen()
                for i in (1, 2):
                    u = u0 + 0.16 * i / 3
                    grid.line([on_roof(u, v0), on_roof(u, v0 + 0.37)], 3 * k)
                grid.line([on_roof(u0, v0 + 0.185), on_roof(u0 + 0.16, v0 + 0.185)], 3 * k)
                s.clear(grid)
        s.clear(s.pen().rect(left + 105 * k, top + roof + 20 * k, left + 195 * k, top + roof + 150 * k))
        s.lay("ink", s.pen().rect(left + 113 * k, top + roof + 28 * k, left + 187 * k, top + roof + 142 * k))
        windows = s.pen()
        for i in range(4):
            x = left + (370 + i * 150) * k
            windows.rect(x, top + roof + 90 * k, x + 76 * k, top + roof + 200 * k)
        s.lay("ink", windows)
        bars = s.pen().rect(left + 147 * k, top + roof + 28 * k, left + 153 * k, top + roof + 142 * k)
        for i in range(4):
            x = left + (370 + i * 150) * k
            bars.rect(x + 35 * k, top + roof + 90 * k, x + 41 * k, top + roof + 200 * k)
        s.clear(bars)
    trees = s.pen()
    for x, height in ((60, 380), (215, 300), (1480, 420), (1590, 330)):
        tree(trees, x, 1067, height)
    s.clear(trees)
    s.lay("lilac", trees, 0.86, cell=13, degrees=20)
    return s


def main(keys: list[str]) -> None:
    scenes = {**SCENES, **MORE}
    unknown = set(keys) - set(scenes) - set(PORTRAITS)
    if unknown:
        sys.exit(f"No such picture: {', '.join(sorted(unknown))}")
    TARGET.mkdir(parents=True, exist_ok=True)
    for prints, limit in ((scenes, PICTURE_LIMIT), (PORTRAITS, PORTRAIT_LIMIT)):
        for key, draw in prints.items():
            if not keys or key in keys:
                size = save_webp(draw().image(), TARGET / f"{key}.webp", limit=limit)
                print(f"{key}.webp {size} bytes")


SCENES: dict[str, Callable[[], Sheet]] = {
    "lokalen": house,
    "skolan": school,
    "forsta-maj": flags,
    "vanern": lake,
    "hallplatsen": bus_stop,
    "biblioteket": library,
    "studiecirkeln": study_circle,
    "solceller": solar_roofs,
}

if __name__ == "__main__":
    main(sys.argv[1:])
