"""Reads a term's list of sittings: pasted lines, CSV, or a spreadsheet. Pure rules, no database.

A line holds a date and, in any order after it, a time, a place and an address of papers:
`2027-02-15 13.00 Kommunhuset https://…`. Dates are also taken as `15/2 2027`, `15 februari 2027` and `15.2.2027`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core import spreadsheets

MOST_LINES = 400
MOST_BYTES = 2 * 1024 * 1024
MOST_PLACE = 120
MOST_URL = 500
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan januari january", "feb februari february", "mar mars march", "apr april", "maj may", "jun juni june",
            "jul juli july", "aug augusti august", "sep sept september", "okt oktober oct october",
            "nov november", "dec december",
        ],
        1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[\sT,;])")
_SLASH = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[-/. ]+(\d{4})\b")
_WORDS = re.compile(r"\b(\d{1,2})\s+([a-zåäö]+)\.?\s+(\d{4})\b", re.IGNORECASE)
_TIME = re.compile(
    r"(?:\bkl\.?\s*)?\b([01]?\d|2[0-3])[.:]([0-5]\d)(?::[0-5]\d)?\b(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?", re.IGNORECASE
)
_HOUR = re.compile(r"\bkl\.?\s*([01]?\d|2[0-3])\b", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s;,]+")
_WEEKDAY = re.compile(r"\b(mån|tis|ons|tors|fre|lör|sön)(dag)?(en)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A sitting that was read, with the number of the line that it stood on."""

    number: int
    date: datetime.date
    time: datetime.time | None = None
    place: str = ""
    papers_url: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that could not be read, and why."""

    number: int
    text: str
    why: str


def read_lines(text: str) -> tuple[list[Line], list[Problem]]:
    """Read pasted text or CSV, a sitting a line. Empty lines and a line of headings are passed over."""
    found: list[Line] = []
    problems: list[Problem] = []
    lines = text.replace("\ufeff", "").replace("\x00", "").splitlines()
    for number, line in enumerate(lines[:MOST_LINES], 1):
        words = " ".join(line.split()).strip(" ;,")
        if not words or (number == 1 and _is_heading(words)):
            continue
        try:
            found.append(_read(number, words))
        except ValueError as error:
            problems.append(Problem(number, words[:120], str(error)))
    if len(lines) > MOST_LINES:
        said = _("Only the first %(most)d lines were read.") % {"most": MOST_LINES}
        problems.append(Problem(MOST_LINES + 1, "", said))
    return found, problems


def _is_heading(words: str) -> bool:
    return not re.search(r"\d", words)


def _read(number: int, words: str) -> Line:
    rest, date = _date(words)
    urls = _URL.findall(rest)
    rest = _URL.sub(" ", rest)
    time = None
    if match := _TIME.search(rest) or _HOUR.search(rest):
        time = datetime.time(int(match[1]), int(match[2]) if match.re is _TIME else 0)
        rest = rest[: match.start()] + " " + rest[match.end() :]
    place = " ".join(_WEEKDAY.sub(" ", rest).replace(";", " ").replace("\t", " ").split()).strip(" ,;-–")
    if len(place) > MOST_PLACE:
        raise ValueError(_("The place is too long."))
    url = urls[0] if urls else ""
    if len(url) > MOST_URL:
        raise ValueError(_("The address of the papers is too long."))
    if re.fullmatch(r"\d+[.:]\d+", place):
        raise ValueError(_("There is no such time."))
    return Line(number, date, time, place, url)


def _date(words: str) -> tuple[str, datetime.date]:
    """Take the date out of a line. Raises ValueError where there is none, or no such day."""
    for pattern, order in ((_ISO, (1, 2, 3)), (_WORDS, (3, 2, 1)), (_SLASH, (3, 2, 1))):
        match = pattern.search(words)
        if match is None:
            continue
        year, month, day = (match[group] for group in order)
        number = MONTHS.get(month.lower(), 0) if pattern is _WORDS else int(month)
        try:
            date = datetime.date(int(year), number, int(day))
        except ValueError:
            raise ValueError(_("There is no such day.")) from None
        if not 1990 <= date.year <= 2100:
            raise ValueError(_("There is no such day."))
        return words[: match.start()] + " " + words[match.end() :].removeprefix("T"), date
    raise ValueError(_("There is no date on the line. Write it like this: 2027-02-15 13.00"))


def read_file(name: str, data: bytes) -> str:
    """Return an uploaded CSV or spreadsheet as lines of text. Raises UnreadableList with a sentence for the editor."""
    if len(data) > MOST_BYTES:
        raise spreadsheets.UnreadableList(_("The file is too large for a list of dates."))
    if name.lower().endswith(".xlsx") and not data.startswith(b"PK"):
        raise spreadsheets.UnreadableList(
            _("The spreadsheet cannot be opened. Save it anew as xlsx, without a password.")
        )
    rows: list[str] = []
    for cells in spreadsheets.rows_of(data, cell=_cell):
        rows.append("; ".join(cell for cell in cells if cell))
        if len(rows) > MOST_LINES:  # what is read of them says that there were more
            break
    return "\n".join(rows)


def _cell(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        if (value.hour, value.minute) == (0, 0):
            return value.strftime("%Y-%m-%d")
        return value.strftime("%Y-%m-%d %H.%M")
    if isinstance(value, datetime.time):
        return value.strftime("%H.%M")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return spreadsheets.cell_text(value)
