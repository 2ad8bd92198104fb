"""A logo is rebuilt from shapes; all else in the file is left behind."""

import pytest

from core.logo import LogoError, symbol_from_svg

SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">%s</svg>'


def test_symbol_keeps_shapes_in_one_colour():
    markup = symbol_from_svg(SQUARE % b'<path d="M0 0h24v24z" fill="#f00"/>')
    assert markup == (
        '<symbol id="logo" viewBox="0 0 24 24"><g fill="currentColor">'
        '<path d="M0 0h24v24z" fill="currentColor"></path></g></symbol>'
    )


@pytest.mark.parametrize(
    "harm",
    [
        b"<script>alert(1)</script>",
        b'<style>*{fill:url("//evil.example")}</style>',
        b'<image href="https://evil.example/x.png"/>',
        b'<a href="javascript:alert(1)"><path d="M1 1"/></a>',
        b'<foreignObject><body onload="alert(1)"/></foreignObject>',
    ],
)
def test_symbol_leaves_harm_behind(harm):
    markup = symbol_from_svg(SQUARE % (b'<path d="M0 0h24v24z" onclick="alert(1)"/>' + harm))
    assert "alert" not in markup
    assert "evil" not in markup
    assert "onclick" not in markup


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"not xml", "not_svg"),
        (b"<html></html>", "not_svg"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', "not_svg"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 24"><path d="M0 0"/></svg>', "not_square"),
        (SQUARE % b"<text>Hej</text>", "empty"),
        (SQUARE % (b"<g/>" * 6000), "too_large"),
    ],
)
def test_symbol_says_why_a_file_cannot_be_used(data, code):
    with pytest.raises(LogoError) as caught:
        symbol_from_svg(data)
    assert caught.value.code == code
