"""From two colours that an editor chose to all that the design needs, with measured contrast.

Lightness is moved in OKLCH, where hue and chroma stay what the eye sees (https://bottosson.github.io/posts/oklab/);
contrast is WCAG 2.2's ratio, 1:1 to 21:1 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). Text is held at 7:1,
graphics that carry meaning at 3:1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from coloraide import Color
from django.utils.translation import gettext_lazy as _

DEFAULT_ACCENT = "#b20f2a"
DEFAULT_SUPPORT = "#73529f"

TEXT, GRAPHIC = 7.0, 3.0
# What no brand changes.
INK = "#1d1525"
WHITE = "#ffffff"
LIGHT = {"paper": "#ffffff", "ink": INK, "muted": "#4b4057"}
DARK = {"paper": "#17111d", "ink": "#f3eef7", "muted": "#c4b9cf"}
# The support tone's derivatives: lightness and chroma in OKLCH.
LIGHT_TONES = {"tint": (0.965, 0.012), "tint-2": (0.905, 0.03), "line": (0.83, 0.03), "lilac": (0.50, 0.12)}
DARK_TONES = {"tint": (0.235, 0.028), "tint-2": (0.30, 0.042), "line": (0.39, 0.045), "lilac": (0.75, 0.10)}
# Above this lightness a colour loses its character when darkened for white text (yellow turns brown).
TOO_LIGHT_TO_DARKEN = 0.78
# Least difference (Euclidean in Oklab) between the two voices of the lilac cluster.
LEAST_DIFFERENCE = 0.06


SCHEMES = {"light": _("light"), "dark": _("dark")}
PAIRS = {
    "on-accent": _("text on accent"),
    "ink": _("text on tint"),
    "muted": _("muted text on tint"),
    "accent-ink": _("accent text on tint"),
    "accent-ink-paper": _("accent text on paper"),
    "accent-art": _("accent graphics on tint"),
    "lilac": _("support graphics on tint"),
    "apart": _("difference between accent and support"),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One measured contrast: what stands on what, the ratio and the least it may be."""

    scheme: str  # light or dark
    pair: str  # one of PAIRS
    ratio: float
    least: float

    @property
    def label(self) -> str:
        """Return what was measured, in the language in use."""
        return f"{SCHEMES[self.scheme]}: {PAIRS[self.pair]}"

    @property
    def holds(self) -> bool:
        """Tell whether the ratio is enough."""
        return self.ratio >= self.least - 0.005


@dataclass(frozen=True, slots=True)
class Palette:
    """The tokens of both schemes, and the proof of their contrast."""

    light: dict[str, str]
    dark: dict[str, str]
    measures: tuple[Measure, ...]

    @property
    def missed(self) -> list[Measure]:
        """Return the measures that do not hold."""
        return [measure for measure in self.measures if not measure.holds]

    def stylesheet(self) -> str:
        """Return the tokens as CSS."""

        def block(tokens: dict[str, str]) -> str:
            return ":root{" + ";".join(f"--{name}:{value}" for name, value in tokens.items()) + "}"

        return f"{block(self.light)}\n@media (prefers-color-scheme:dark){{{block(self.dark)}}}\n"


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2.2 contrast ratio of two sRGB colours, 1 to 21."""
    return float(Color(one).contrast(other, method="wcag21"))


def _hex(colour: Color) -> str:
    return colour.convert("srgb").fit(method="oklch-chroma").to_string(hex=True)


def _moved(colour: str, against: str, least: float, step: float) -> str:
    """Move the lightness by steps until the colour holds against another; the colour itself if it already does."""
    moving = Color(colour).convert("oklch")
    result = colour
    while contrast(result, against) < least and 0 <= moving["lightness"] + step <= 1:
        moving["lightness"] = moving["lightness"] + step
        result = _hex(moving)
    return result


def _tones(support: str, table: dict[str, tuple[float, float]], neutral: bool) -> dict[str, str]:
    hue = Color(support).convert("oklch")["hue"]
    hue = 0 if math.isnan(hue) else hue  # a grey has none
    return {
        name: _hex(Color("oklch", [lightness, 0.0 if neutral else chroma, hue]))
        for name, (lightness, chroma) in table.items()
    }


@lru_cache(maxsize=32)
def palette(accent: str, support: str) -> Palette:
    """Derive both schemes from an accent and a support tone (`#rrggbb`). Raises ValueError for other texts."""
    accent, support = Color(accent).to_string(hex=True), Color(support).to_string(hex=True)
    neutral = Color(support).convert("oklch")["chroma"] < 0.02
    light = _tones(support, LIGHT_TONES, neutral)
    dark = _tones(support, DARK_TONES, neutral)
    light["tint-2"] = _moved(light["tint-2"], LIGHT["muted"], TEXT, 0.004)
    dark["tint-2"] = _moved(dark["tint-2"], DARK["muted"], TEXT, -0.004)
    light["lilac"] = _moved(light["lilac"], light["tint-2"], GRAPHIC, -0.004)
    dark["lilac"] = _moved(dark["lilac"], dark["tint-2"], GRAPHIC, 0.004)

    if Color(accent).convert("oklch")["lightness"] > TOO_LIGHT_TO_DARKEN:
        surface, on_accent = _moved(accent, INK, TEXT, 0.004), INK
    else:
        surface, on_accent = _moved(accent, WHITE, TEXT, -0.004), WHITE
    for tokens, step in ((light, -0.004), (dark, 0.004)):
        tokens["accent"], tokens["on-accent"] = surface, on_accent
        tokens["accent-ink"] = _moved(surface if step < 0 else accent, tokens["tint-2"], TEXT, step)
        tokens["accent-art"] = _moved(accent, tokens["tint-2"], GRAPHIC, step)
    return Palette(light, dark, tuple(_measures(light, dark)))


def _measures(light: dict[str, str], dark: dict[str, str]) -> list[Measure]:
    measures = []
    for scheme, tokens, fixed in (("light", light, LIGHT), ("dark", dark, DARK)):
        ground = tokens["tint-2"]
        pairs = (
            ("on-accent", tokens["on-accent"], tokens["accent"], TEXT),
            ("ink", fixed["ink"], ground, TEXT),
            ("muted", fixed["muted"], ground, TEXT),
            ("accent-ink", tokens["accent-ink"], ground, TEXT),
            ("accent-ink-paper", tokens["accent-ink"], fixed["paper"], TEXT),
            ("accent-art", tokens["accent-art"], ground, GRAPHIC),
            ("lilac", tokens["lilac"], ground, GRAPHIC),
        )
        measures += [Measure(scheme, pair, contrast(one, other), least) for pair, one, other, least in pairs]
        difference = Color(tokens["accent-art"]).distance(tokens["lilac"], space="oklab")
        measures.append(Measure(scheme, "apart", float(difference), LEAST_DIFFERENCE))
    return measures
