"""The second half of the demo pictures: places in and around the town."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from devtools.riso import Sheet, turned
from devtools.scenery import crowd


def pitch() -> Sheet:
    s = Sheet()
    horizon = 470
    s.lay("lilac", s.pen().rect(0, 0, 1600, horizon), s.down((60, 0), (horizon, 0.34)), cell=14)
    stand = s.pen().rect(0, 380, 1600, horizon)
    s.lay("ink", stand)
    rng = np.random.default_rng(3)
    crowd = s.pen()
    for k in range(58):
        crowd.oval(20 + k * 27.5, 402 + float(rng.integers(0, 3)) * 22, 9, 11)
    s.clear(crowd)
    for x in (190, 1410):
        s.lay("ink", s.pen().rect(x - 6, 110, x + 6, 400))
        lamp = s.pen().rect(x - 74, 70, x + 74, 152)
        s.lay("ink", lamp)
        lights = s.pen()
        for i in range(4):
            lights.oval(x - 54 + i * 36, 92, 13).oval(x - 54 + i * 36, 130, 13)
        s.clear(lights)
    for k in range(9):
        wide = 460
        x0, x1 = 800 + (k - 4.5) * wide * 0.42, 800 + (k - 3.5) * wide * 0.42
        y0, y1 = 800 + (k - 4.5) * wide * 1.25, 800 + (k - 3.5) * wide * 1.25
        strip = s.pen().poly([(x0, horizon), (x1, horizon), (y1, 1067), (y0, 1067)])
        tone = s.down((horizon, 0.7), (1067, 0.88))
        if k % 2:
            s.lay("lilac", strip, tone, cell=13, degrees=20)
        else:
            s.lay("pale", strip)
    marks = s.pen().line([(0, 490), (1600, 490)], 7).line([(330, 490), (120, 720), (1480, 720), (1270, 490)], 11)
    marks.line([(520, 490), (440, 590), (1160, 590), (1080, 490)], 8)
    s.clear(marks)
    net = s.pen()
    for i in range(25):
        net.line([(560 + i * 20, 262), (560 + i * 20, 488)], 2.4)
    for i in range(12):
        net.line([(560, 262 + i * 20), (1040, 262 + i * 20)], 2.4)
    s.clear(s.pen().rect(548, 250, 1052, 492))
    s.lay("lilac", s.pen().rect(560, 262, 1040, 490), 0.62, cell=12)
    s.lay("ink", net)
    s.clear(s.pen().line([(552, 490), (552, 254), (1048, 254), (1048, 490)], 20))
    s.lay("ink", s.pen().line([(540, 492), (540, 242), (1060, 242), (1060, 492)], 5))
    s.lay("ink", s.pen().oval(1150, 986, 190, 34), 0.8, cell=11)
    s.clear(s.pen().oval(1130, 860, 152))
    s.lay("red", s.pen().oval(1130, 860, 140))
    patches = s.pen()
    five = [(0.0, -44.0), (42.0, -14.0), (26.0, 36.0), (-26.0, 36.0), (-42.0, -14.0)]
    patches.poly(turned(five, 0, 1, (1130, 860)))
    for k in range(5):
        angle = math.radians(-90 + 72 * k)
        cx, cy = 1130 + 112 * math.cos(angle), 860 + 112 * math.sin(angle)
        patches.poly(turned(five, 72 * k + 180, 0.72, (cx, cy)))
        patches.line([(1130 + 40 * math.cos(angle), 860 + 40 * math.sin(angle)), (cx, cy)], 6)
    s.lay("ink", patches.mask() * s.pen().oval(1130, 860, 140).mask())
    return s


def tent(s: Sheet) -> None:
    """A striped canopy with three people behind a table."""
    s.clear(s.pen().poly([(420, 470), (800, 268), (1180, 470), (1180, 560), (420, 560)]).rect(470, 540, 1130, 860))
    s.lay("pale", s.pen().rect(480, 540, 1120, 850))
    for k in range(8):
        x0, x1 = 430 + k * 92.5, 430 + (k + 1) * 92.5
        if k % 2 == 0:
            s.lay(
                "red",
                s.pen()
                .poly([(800, 284), (x1, 472), (x0, 472)])
                .rect(x0, 470, x1, 520)
                .oval((x0 + x1) / 2, 520, 46, 34),
            )
        else:
            s.clear(s.pen().rect(x0, 470, x1, 520).oval((x0 + x1) / 2, 520, 46, 34))
    s.lay("ink", s.pen().line([(430, 472), (1170, 472)], 5).rect(440, 520, 452, 930).rect(1148, 520, 1160, 930))
    for x, plate in ((650, "ink"), (930, "ink"), (790, "red")):
        figure = s.pen().person(x, 628, 78, 190)
        s.clear(figure)
        s.lay("ink" if plate == "ink" else "red", figure)
    s.lay("ink", s.pen().oval(790, 628, 34, 42))
    s.lay("ink", s.pen().rect(520, 780, 1080, 802))
    s.lay("red", s.pen().rect(530, 802, 1070, 940))
    s.clear(s.pen().blossom(800, 870, 96, 18))
    s.clear(
        s.pen()
        .rect(566, 672, 620, 780, radius=12)
        .rect(960, 742, 1000, 780, radius=5)
        .rect(1014, 742, 1054, 780, radius=5)
    )
    s.lay("ink", s.pen().rect(572, 678, 614, 776, radius=10))
    s.lay("lilac", s.pen().rect(964, 746, 996, 776, radius=4).rect(1018, 746, 1050, 776, radius=4), 1.0)


def square() -> Sheet:
    s = Sheet()
    s.lay("lilac", s.pen().rect(0, 0, 1600, 700), s.down((80, 0.04), (640, 0.42)), cell=14)
    fronts = (
        (-20, 300, 330, True),
        (310, 220, 290, False),
        (600, 330, 330, True),
        (930, 190, 320, False),
        (1250, 310, 380, True),
    )
    for x, top, wide, flat in fronts:
        s.clear(s.pen().rect(x - 3, top, x + wide, 720))
        roof = [(x - 8, top), (x + wide * 0.2, top - 90), (x + wide * 0.8, top - 90), (x + wide + 8, top)]
        s.lay("ink", s.pen().poly(roof))
        front = s.pen().rect(x, top, x + wide - 5, 720)
        if flat:
            s.lay("pale", front)
        else:
            s.lay("lilac", front, 0.84, cell=13, degrees=20)
        panes = s.pen()
        columns = int(wide // 84)
        for i in range(columns):
            for j in range(3):
                px, py = x + 30 + i * (wide - 40) / columns, top + 40 + j * 118
                if py < 560:
                    panes.rect(px, py, px + 40, py + 66)
        s.clear(panes)
    s.lay("ink", s.pen().rect(0, 712, 1600, 1067), s.down((712, 0.1), (1067, 0.5)), cell=16)
    for k, x in enumerate((150, 250, 1320, 1450)):
        figure = s.pen().standing(x, 636 + 16 * (k % 2), 60)
        s.clear(figure)
        s.lay("ink" if k % 2 else "lilac", figure, 1.0)
    line = [(-20.0 + i * 82, 150 + 60 * math.sin(math.pi * i / 20)) for i in range(21)]
    s.lay("ink", s.pen().line(line, 4))
    for i in range(20):
        left, top_of_flag = line[i]
        flag = [(left + 14, top_of_flag + 3), (left + 66, top_of_flag + 5), (left + 40, top_of_flag + 62)]
        s.lay("red" if i % 2 else "lilac", s.pen().poly(flag), 1.0)
    tent(s)
    return s


def lilac() -> Sheet:
    s = Sheet()
    s.lay("lilac", s.pen().oval(800, 520, 470), s.down((60, 0.12), (990, 0.5)), cell=15)

    def leaves(at: tuple[float, float], degrees: float, scale: float, tone: float) -> None:
        upper = [(470 * t, -150 * math.sin(math.pi * t) ** 0.8 * (1.15 - 0.5 * t)) for t in np.linspace(0, 1, 40)]
        lower = [(470 * t, 130 * math.sin(math.pi * t) ** 0.8 * (1.15 - 0.5 * t)) for t in np.linspace(1, 0, 40)]
        smooth = upper + lower
        shape = turned(smooth, degrees, scale, at)
        s.clear(s.pen().poly(shape).line([*shape, shape[0]], 12))
        s.lay("ink", s.pen().poly(shape), tone, cell=12, degrees=75)
        veins = s.pen().line(turned([(0, 0), (430, 0)], degrees, scale, at), 7)
        for k in (0.25, 0.45, 0.65):
            veins.line(turned([(470 * k, 0), (470 * k + 90, -70 * (1.2 - k))], degrees, scale, at), 4)
            veins.line(turned([(470 * k, 0), (470 * k + 90, 62 * (1.2 - k))], degrees, scale, at), 4)
        s.clear(veins)

    s.lay("ink", s.pen().line([(800, 1080), (792, 820), (800, 560)], 16).line([(796, 930), (520, 700)], 12))
    s.lay("ink", s.pen().line([(796, 960), (1090, 690)], 12))
    leaves((790, 960), 176, 1.15, 1.0)
    leaves((800, 985), 4, 1.2, 1.0)
    leaves((780, 880), 214, 1.0, 0.8)
    leaves((812, 880), -36, 1.0, 0.8)

    def panicle(cx: float, base: float, rows: int, size: float, *, lean: float, red: bool) -> None:
        rng = np.random.default_rng(int(cx))
        widths = [1, 2, 3, 4, 5, 4, 5, 4, 3, 2][:rows] if rows > 8 else [1, 2, 3, 4, 3, 4, 3, 2][:rows]
        back, front = s.pen(), s.pen()
        spots: list[tuple[float, float, float]] = []
        for i, count in enumerate(widths):
            for j in range(count):
                dx = (j - (count - 1) / 2) * size * 0.92
                dy = (i - rows) * size * 0.74
                angle = math.radians(lean)
                x = cx + dx * math.cos(angle) - dy * math.sin(angle)
                y = base + dx * math.sin(angle) + dy * math.cos(angle)
                spots.append((x, y, float(rng.integers(0, 90))))
        for x, y, turn in spots:
            back.oval(x, y, size * 0.62)
            front.blossom(x, y, size * 1.12, turn)
        s.clear(back)
        s.lay("red" if red else "lilac", back, 0.4, cell=11, degrees=20)
        s.clear(front)
        s.lay("red" if red else "lilac", front)
        eyes = s.pen()
        for x, y, _turn in spots:
            eyes.oval(x, y, size * 0.085)
        s.clear(eyes)

    panicle(500, 720, 8, 84, lean=-26, red=False)
    panicle(1110, 710, 8, 84, lean=26, red=False)
    panicle(800, 800, 10, 92, lean=0, red=True)
    return s


def council() -> Sheet:
    s = Sheet()
    s.lay("pale", s.pen().rect(0, 0, 1600, 640))
    for x in (190.0, 560.0, 1040.0, 1410.0):
        s.clear(s.pen().rect(x - 108, 190, x + 108, 540).oval(x, 190, 108, 110))
        s.lay(
            "red",
            s.pen().rect(x - 94, 190, x + 94, 530).oval(x, 190, 94, 97),
            s.down((90, 0.06), (530, 0.6)),
            cell=13,
            degrees=15,
        )
        s.clear(s.pen().rect(x - 5, 90, x + 5, 535).rect(x - 100, 290, x + 100, 300).rect(x - 100, 420, x + 100, 430))
    s.lay("ink", s.pen().rect(0, 600, 1600, 1067))
    s.lay("lilac", s.pen().rect(0, 612, 1600, 1067), s.down((612, 0.5), (1067, 0.9)), cell=13, degrees=20)
    s.lay("ink", s.pen().rect(480, 560, 1120, 660))
    for x in (610.0, 990.0):
        figure = s.pen().person(x, 470, 62, 110)
        s.clear(figure)
        s.lay("ink", figure)
    s.clear(s.pen().poly([(705, 500), (895, 500), (870, 708), (730, 708)]).person(800, 404, 92, 120))
    s.lay("ink", s.pen().person(800, 404, 80, 130))
    s.lay("red", s.pen().poly([(712, 508), (888, 508), (864, 700), (736, 700)]))
    s.clear(s.pen().blossom(800, 600, 100, 18))
    s.lay("ink", s.pen().line([(836, 508), (846, 462)], 6).oval(848, 456, 9, 12))
    for ring, (ry, head, count) in enumerate(((752, 58, 7), (850, 76, 8), (975, 100, 7))):
        wide = 1180 + ring * 280
        for k in range(count):
            t = (k + 0.5) / count * 2 - 1
            x, y = 800 + t * wide / 2, ry + 26 * (1 - t * t) * (ring + 1)
            figure = s.pen().person(x, y - head * 1.1, head, head * 2.3)
            s.clear(s.pen().person(x, y - head * 1.1, head + 10, head * 2.3))
            if (k + ring * 2) % 5 == 1:
                s.lay("red", figure)
                s.lay("ink", s.pen().oval(x, y - head * 1.1, head * 0.44, head * 0.54))
            elif (k + ring) % 3 == 1:
                s.lay("ink", figure, 0.62, cell=11, degrees=75)
                s.lay("ink", s.pen().oval(x, y - head * 1.1, head * 0.44, head * 0.54))
            else:
                s.lay("ink", figure)
        arc = [
            (800 + t * (wide / 2 + 90), ry + 26 * (1 - t * t) * (ring + 1) + head * 0.72)
            for t in np.linspace(-1, 1, 60)
        ]
        s.clear(s.pen().line(arc, 34 + ring * 12))
        s.lay("ink", s.pen().line([(x, y + 6) for x, y in arc], 22 + ring * 10))
    return s


def beach_house() -> Sheet:
    s = Sheet()
    s.lay("lilac", s.pen().rect(0, 0, 1600, 520), s.down((40, 0.02), (520, 0.36)), cell=14)
    s.clear(s.pen().oval(250, 250, 104))
    s.lay("red", s.pen().oval(250, 250, 94), 0.55, cell=12)
    water = s.pen().rect(0, 520, 1600, 760)
    s.lay("ink", water, s.down((520, 0.42), (760, 0.72)), cell=17, degrees=90, screen="lines")
    s.lay("ink", s.pen().poly([(0, 522), (0, 500), (160, 492), (330, 508), (430, 522)]))
    sand = (
        [(0.0, 730.0)]
        + [(x, 730 - 0.028 * x - 26 * math.sin(x / 170)) for x in range(0, 1640, 40)]
        + [(1600.0, 1067.0), (0, 1067)]
    )
    s.clear(s.pen().poly(sand))
    s.lay("red", s.pen().poly(sand), s.down((660, 0.06), (1067, 0.3)), cell=15)
    jetty = s.pen().poly([(230, 880), (330, 880), (196, 600), (150, 600)])
    s.clear(jetty)
    s.lay("ink", s.pen().line([(230, 880), (150, 600)], 9).line([(330, 880), (196, 600)], 9))
    planks = s.pen()
    for k in range(12):
        t = (k / 12) ** 0.8
        planks.line([(230 - 80 * t, 880 - 280 * t), (330 - 134 * t, 880 - 280 * t)], 6 - 3 * t)
    s.lay("ink", planks)
    pines = s.pen()
    for x, base, height in ((1490, 720, 560), (1390, 700, 420), (640, 690, 360)):
        pines.rect(x - 8, base - height, x + 8, base)
        for k in range(4):
            y = base - height + 20 + k * height * 0.13
            pines.oval(x + (-1) ** k * 26, y, height * (0.15 + 0.035 * k), height * 0.07)
    s.clear(pines)
    s.lay("ink", pines)
    s.clear(s.pen().poly([(720, 480), (1030, 296), (1340, 480)]).rect(752, 470, 1308, 770))
    s.lay("red", s.pen().rect(764, 474, 1296, 764).poly([(764, 476), (1030, 318), (1296, 476)]))
    boards = s.pen()
    for k in range(17):
        boards.rect(780 + k * 31, 340, 783 + k * 31, 764)
    s.lay("ink", boards.mask() * s.pen().rect(764, 474, 1296, 764).poly([(764, 476), (1030, 318), (1296, 476)]).mask())
    s.lay("ink", s.pen().line([(722, 484), (1030, 302), (1338, 484)], 24))
    s.clear(s.pen().rect(812, 540, 928, 668).rect(1132, 540, 1248, 668).rect(972, 520, 1088, 766).oval(1030, 414, 36))
    s.lay("ink", s.pen().rect(824, 552, 916, 656).rect(1144, 552, 1236, 656).oval(1030, 414, 26))
    s.clear(
        s.pen().rect(866, 552, 874, 656).rect(1186, 552, 1194, 656).rect(824, 600, 916, 607).rect(1144, 600, 1236, 607)
    )
    s.lay("lilac", s.pen().rect(984, 532, 1076, 764), 1.0)
    s.clear(s.pen().rect(1000, 548, 1060, 622).oval(1064, 660, 6))
    s.lay("ink", s.pen().rect(700, 758, 1356, 778).poly([(950, 778), (1110, 778), (1136, 820), (924, 820)]))
    s.clear(s.pen().rect(944, 796, 1116, 801))
    s.lay("ink", s.pen().rect(560, 250, 568, 780).oval(564, 244, 9))
    s.lay("red", s.pen().poly([(568, 262), (720, 284), (568, 306)]))
    grass = s.pen()
    for cx, cy, high in (
        (90, 1010, 90),
        (470, 960, 74),
        (660, 1030, 96),
        (1230, 990, 84),
        (1510, 930, 70),
        (1410, 1050, 96),
    ):
        for k in range(-3, 4):
            tip = (cx + k * 15, cy - high + abs(k) * 13)
            grass.poly([(cx + k * 5 - 4, cy), (cx + k * 5 + 4, cy), tip])
    s.lay("ink", grass)
    return s


def soup() -> Sheet:
    s = Sheet()
    s.lay("pale", s.pen().rect(0, 0, 1600, 760))
    joints = s.pen()
    for row in range(7):
        joints.rect(0, row * 118, 1600, row * 118 + 7)
        for k in range(10):
            x = k * 190 + (95 if row % 2 else 0)
            joints.rect(x, row * 118, x + 7, row * 118 + 118)
    s.clear(joints)
    for cx, sway in ((690, 1.0), (810, -1.0), (930, 1.0)):
        curl = [(cx + sway * 34 * math.sin(t / 52), 400 - t) for t in range(0, 300, 6)]
        s.clear(s.pen().line(curl, 30))
    s.lay("ink", s.pen().rect(0, 760, 1600, 1067))
    s.lay("red", s.pen().rect(0, 790, 1600, 1067), s.down((790, 0.85), (1067, 0.4)), cell=13)
    pot = s.pen().poly([(500, 500), (1100, 500), (1100, 800), (1040, 868), (560, 868), (500, 800)])
    s.clear(
        s.pen()
        .rect(424, 556, 1176, 626, radius=30)
        .poly([(486, 480), (1114, 480), (1114, 806), (1046, 882), (554, 882), (486, 806)])
    )
    s.lay("ink", s.pen().rect(434, 566, 1166, 616, radius=24))
    s.lay("lilac", pot, s.across((500, 0.7), (1100, 1.0)), cell=13, degrees=20)
    s.lay("ink", pot.mask(), s.across((640, 0.0), (1100, 0.7)), cell=12, degrees=75, over=True)
    s.lay("ink", s.pen().oval(800, 500, 306, 74))
    s.clear(s.pen().oval(800, 496, 282, 60))
    s.lay("red", s.pen().oval(800, 502, 268, 52))
    bits = s.pen()
    for bit_x, bit_y in ((650, 496), (730, 522), (800, 486), (880, 520), (960, 498), (700, 478), (905, 478)):
        bits.oval(bit_x, bit_y, 20, 9)
    s.clear(bits)
    s.clear(s.pen().line([(930, 500), (1180, 150)], 34))
    s.lay("ink", s.pen().line([(930, 500), (1180, 150)], 20))
    for x, y, scale in ((250, 830, 1.0), (1360, 850, 1.12)):
        s.clear(
            s.pen()
            .oval(x, y, 172 * scale, 60 * scale)
            .poly(
                [
                    (x - 172 * scale, y),
                    (x + 172 * scale, y),
                    (x + 84 * scale, y + 128 * scale),
                    (x - 84 * scale, y + 128 * scale),
                ]
            )
        )
        s.lay(
            "ink",
            s.pen().poly(
                [
                    (x - 158 * scale, y),
                    (x + 158 * scale, y),
                    (x + 76 * scale, y + 118 * scale),
                    (x - 76 * scale, y + 118 * scale),
                ]
            ),
        )
        s.clear(s.pen().oval(x, y, 160 * scale, 52 * scale))
        s.lay("ink", s.pen().oval(x, y, 150 * scale, 44 * scale))
        s.lay("red", s.pen().oval(x, y + 4 * scale, 134 * scale, 34 * scale))
        s.clear(
            s.pen()
            .oval(x - 30 * scale, y, 22 * scale, 8 * scale)
            .oval(x + 44 * scale, y + 12 * scale, 18 * scale, 7 * scale)
        )
    loaf = s.pen().rect(570, 930, 1010, 1040, radius=55)
    s.clear(s.pen().rect(556, 916, 1024, 1054, radius=66))
    s.lay("lilac", loaf, s.down((930, 0.55), (1040, 0.95)), cell=12, degrees=20)
    cuts = s.pen()
    for k in range(5):
        cuts.line([(640 + k * 74, 948), (616 + k * 74, 1000)], 12)
    s.clear(cuts)
    return s


def placards() -> Sheet:
    s = Sheet()
    s.lay("lilac", s.pen().rect(0, 0, 1600, 1067), s.down((100, 0.04), (1067, 0.4)), cell=16)
    signs = (
        (180, 330, -7, 0.86, "lilac"),
        (1430, 320, 8, 0.86, "lilac"),
        (520, 250, 5, 0.96, "paper"),
        (1110, 262, -5, 0.98, "ink"),
        (800, 400, 2, 1.24, "red"),
    )
    for cx, cy, tilt, k, plate in signs:

        def at(
            points: list[tuple[float, float]], cx: float = cx, cy: float = cy, tilt: float = tilt, k: float = k
        ) -> list[tuple[float, float]]:
            return turned(points, tilt, k, (cx, cy))

        s.clear(s.pen().line(at([(0, 130), (0, 640)]), 30))
        s.lay("ink", s.pen().line(at([(0, 130), (0, 640)]), 16))
        board = at([(-168, -190), (168, -190), (168, 160), (-168, 160)])
        s.clear(s.pen().poly(at([(-180, -202), (180, -202), (180, 172), (-180, 172)])))
        if plate == "paper":
            s.lay("ink", s.pen().line([*board, board[0]], 10))
            s.lay("red", s.pen().blossom(cx, cy - 14, 230 * k, tilt + 18))
        else:
            s.lay("red" if plate == "red" else "ink" if plate == "ink" else "lilac", s.pen().poly(board))
            if plate == "lilac":
                rows = s.pen()
                for i, wide in enumerate((116, 92, 116, 64)):
                    rows.line(at([(-wide, -110.0 + i * 66), (wide, -110.0 + i * 66)]), 20)
                s.clear(rows)
            elif plate == "ink":
                s.clear(s.pen().oval(*at([(0, -70)])[0], 82 * k).oval(*at([(0, -70)])[0], 54 * k, cut=True))
                s.clear(s.pen().line(at([(0, 14), (0, 134)]), 26 * k).line(at([(-58, 76), (58, 76)]), 26 * k))
            else:
                s.clear(s.pen().blossom(cx, cy - 18, 250 * k, tilt + 18))
    crowd(s, ((800, 62, 14), (890, 80, 11), (1000, 102, 8)), seed=14)
    return s


SCENES: dict[str, Callable[[], Sheet]] = {
    "planen": pitch,
    "torget": square,
    "syrenen": lilac,
    "fullmaktige": council,
    "nordkroken": beach_house,
    "soppan": soup,
    "plakaten": placards,
}
