"""An association's logo: an SVG of one colour, taken apart and rebuilt from what is harmless."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.utils.html import escape

MAX_BYTES = 20_000
SHAPES = {"g", "path", "circle", "ellipse", "rect", "line", "polygon", "polyline"}
ATTRIBUTES = {
    *("d", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "points", "transform"),
    *("fill-rule", "clip-rule", "stroke-width", "stroke-linecap", "stroke-linejoin"),
}
_VALUE = re.compile(r"^[\w\s.,()+\-%]*$")
_VIEW_BOX = re.compile(r"^\s*-?[\d.]+[\s,]+-?[\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*$")


class LogoError(ValueError):
    """The file cannot be used; the code says why: not_svg, too_large, not_square or empty."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _markup(element: Element) -> str:
    attributes = ""
    for name, value in element.attrib.items():
        if _local(name) in ATTRIBUTES and _VALUE.match(value):
            attributes += f' {_local(name)}="{escape(value)}"'
        elif _local(name) in {"fill", "stroke"}:
            attributes += f' {_local(name)}="{"none" if value.strip() == "none" else "currentColor"}"'
    inner = "".join(_markup(child) for child in element if _local(child.tag) in SHAPES)
    return f"<{_local(element.tag)}{attributes}>{inner}</{_local(element.tag)}>"


def symbol_from_svg(data: bytes) -> str:
    """Return the SVG as a `<symbol id="logo">` drawn in currentColor. Raises LogoError.

    Scripts, styles, links, text and pictures are left out; entities and DTDs are refused.
    """
    if len(data) > MAX_BYTES:
        raise LogoError("too_large")
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise LogoError("not_svg") from error
    if _local(root.tag) != "svg":
        raise LogoError("not_svg")
    view_box = root.get("viewBox") or f"0 0 {root.get('width', '')} {root.get('height', '')}".replace("px", "")
    size = _VIEW_BOX.match(view_box)
    if not size or abs(float(size[1]) - float(size[2])) > 0.1 * float(size[1]):
        raise LogoError("not_square")
    shapes = "".join(_markup(child) for child in root if _local(child.tag) in SHAPES)
    if not shapes:
        raise LogoError("empty")
    return f'<symbol id="logo" viewBox="{escape(view_box.strip())}"><g fill="currentColor">{shapes}</g></symbol>'
