"""Lists that come in and go out: CSV in UTF-8, UTF-16 or Windows-1252 with ; , or tab between, or XLSX.

What is read is bounded in bytes, rows, columns and in what a packed file may grow to. What is written runs nothing.
"""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from core.public_forms.forms import CONTROL

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 100
MOST_CELL = 500  # characters
DELIMITERS = ";,\t"
# What a spreadsheet takes for the beginning of a formula, in narrow and wide letters.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def without_formula(value: Any) -> Any:
    """Return the value with an apostrophe before what a spreadsheet would run (OWASP: CSV injection)."""
    if not isinstance(value, str):
        return value
    text = CONTROL.sub("", value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


class UnreadableList(Exception):
    """The file is no list; the message says why in words."""


def cell_text(value: Any) -> str:
    """Return what stands in a cell as text; of a day with a time, the day."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return CONTROL.sub("", " ".join(str(value).split()))[:MOST_CELL]


def rows_of(
    content: bytes, *, cell: Callable[[Any], str] = cell_text, most_rows: int = MOST_ROWS, least_columns: int = 1
) -> Iterator[list[str]]:
    """Yield the rows, cells as texts. An empty row is an empty list: it keeps the numbers of the rows.

    Raises UnreadableList, for a text whose first row has fewer columns than it must, too.
    """
    count = 0
    rows = _spreadsheet(content) if content[:4] == b"PK\x03\x04" else _text(content, least_columns)
    for row in rows:
        cells = [cell(value) for value in row[:MOST_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            yield []
            continue
        count += 1
        if count > most_rows:
            raise UnreadableList(_("The list has more than %(count)d rows.") % {"count": most_rows})
        yield cells
    if not count:
        raise UnreadableList(_("The file is empty."))


def decode(content: bytes) -> str:
    """Return the file's text. Raises UnreadableList for what is no text."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    elif b"\0" in content[:4096] or content.startswith((b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise UnreadableList(_("This is no list: save it as CSV or as a spreadsheet (xlsx)."))
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableList(_("The letters of the file cannot be read. Save it as CSV in UTF-8, or as xlsx."))


def _text(content: bytes, least_columns: int) -> Iterator[list[Any]]:
    text = decode(content)
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and least_columns > 1 and not any(mark in lines[0] for mark in DELIMITERS):
        raise UnreadableList(_("The first row has one column only. The columns are to be parted by ; or by a comma."))
    parted = next((line for line in lines if any(mark in line for mark in DELIMITERS)), "")
    delimiter = max(DELIMITERS, key=parted.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise UnreadableList(_("The file is not whole: %(error)s") % {"error": error}) from error


def _spreadsheet(content: bytes) -> Iterator[list[Any]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and rarely asked for

    broken = _("The spreadsheet cannot be opened. Save it anew as xlsx, without a password.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise UnreadableList(_("The spreadsheet is too large."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
    except UnreadableList:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers do
        raise UnreadableList(broken) from error
    try:
        for row in sheet.iter_rows(values_only=True):
            yield list(row)
    except Exception as error:
        raise UnreadableList(broken) from error
    finally:
        book.close()
