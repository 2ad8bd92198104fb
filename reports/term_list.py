"""Reads a term's list of sittings: pasted lines, CSV, or a spreadsheet. Pure rules, no database.

A line holds a date and, in any order after it, a time, a place and an address of papers:
`2027-02-15 13.00 Kommunhuset https://…`. Dates are also taken as `15/2 2027`, `15 februari 2027` and `15.2.2027`.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

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


class Unreadable(Exception):
    """The file as a whole cannot be read; the message says why, for the editor."""


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
    """Return an uploaded file as lines of text. Raises Unreadable with a sentence for the editor."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_("The file is too large for a list of dates."))
    if name.lower().endswith(".xlsx"):
        return _spreadsheet(data)
    if data[:4] in (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0") or b"\x00" in data[:2000].replace(b"\x00\n", b""):
        raise Unreadable(_("The file is neither CSV nor XLSX. Save it as one of them, or paste the dates."))
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable(_("The file’s letters cannot be read. Save it as UTF-8, or paste the dates."))
    return "\n".join(_rows(csv.reader(io.StringIO(text), delimiter=_delimiter(text))))


def _delimiter(text: str) -> str:
    first = "\n".join(text.splitlines()[:5])
    return max(";,\t", key=first.count)


def _rows(rows: Iterable[list[str]]) -> Iterator[str]:
    for row in rows:
        yield "; ".join(cell.strip() for cell in row if cell.strip())


def _spreadsheet(data: bytes) -> str:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = [
            [_cell(value) for value in row]
            for row in sheet.iter_rows(max_row=MOST_LINES + 1, max_col=8, values_only=True)
        ]
    except Exception as error:  # whatever a broken or hostile file makes the reader raise
        raise Unreadable(_("The spreadsheet cannot be read. Save it again as XLSX, or paste the dates.")) from error
    return "\n".join(_rows(rows))


def _cell(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        if (value.hour, value.minute) == (0, 0):
            return value.strftime("%Y-%m-%d")
        return value.strftime("%Y-%m-%d %H.%M")
    if isinstance(value, datetime.time):
        return value.strftime("%H.%M")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return "" if value is None else " ".join(str(value).split())
