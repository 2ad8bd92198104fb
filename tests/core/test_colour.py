"""Two chosen colours become a palette that can be read by everyone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import colour

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(accent=colours, support=colours)
@settings(max_examples=40, deadline=None)
def test_palette_of_any_two_colours_can_be_read(accent, support):
    palette = colour.palette(accent, support)
    missed = [(measure.scheme, measure.pair) for measure in palette.missed if measure.pair != "apart"]
    assert missed == []


def test_palette_keeps_a_dark_enough_accent():
    assert colour.palette("#7a0019", "#73529f").light["accent"] == "#7a0019"


def test_palette_darkens_an_accent_for_white_text():
    light = colour.palette("#2e8b57", "#73529f").light
    assert light["on-accent"] == colour.WHITE
    assert colour.contrast(light["accent"], colour.WHITE) >= 6.99


def test_palette_puts_ink_on_yellow_and_keeps_it():
    light = colour.palette("#ffd500", "#73529f").light
    assert (light["accent"], light["on-accent"]) == ("#ffd500", colour.INK)


def test_palette_of_a_grey_support_tone_is_grey():
    tint = colour.palette("#b20f2a", "#808080").light["tint"]
    assert len({tint[1:3], tint[3:5], tint[5:7]}) == 1


def test_palette_names_voices_that_cannot_be_told_apart():
    missed = colour.palette("#73529f", "#73529f").missed
    assert {measure.pair for measure in missed} == {"apart"}
    assert "light" in {measure.scheme for measure in missed}


def test_palette_stylesheet_holds_both_schemes():
    css = colour.palette("#2e8b57", "#73529f").stylesheet()
    assert css.count("--accent:") == 2
    assert "@media (prefers-color-scheme:dark)" in css


def test_palette_refuses_what_is_no_colour():
    with pytest.raises(ValueError, match="red-ish"):
        colour.palette("red-ish", "#73529f")


def test_contrast_is_wcags():
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21, abs=0.01)
