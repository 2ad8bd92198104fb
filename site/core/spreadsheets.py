"""Reads a list: CSV in UTF-8, UTF-16 or Windows-1252 with ; , or tab between, or a spreadsheet (XLSX)."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from core.public_forms.forms import CONTROL

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 100
MOST_CELL = 500  # characters


class UnreadableList(Exception):
    """The file is no list; the message says why in words."""


def rows_of(content: bytes) -> Iterator[list[str]]:
    """Yield the rows, cells as texts, empty rows left out. Raises UnreadableList."""
    count = 0
    for row in _spreadsheet(content) if content[:4] == b"PK\x03\x04" else _text(content):
        cells = [_cell(value) for value in row[:MOST_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            yield []  # keeps the numbers of the rows
            continue
        count += 1
        if count > MOST_ROWS:
            raise UnreadableList(_("The list has more than %(count)d rows.") % {"count": MOST_ROWS})
        yield cells
    if not count:
        raise UnreadableList(_("The file is empty."))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return CONTROL.sub("", " ".join(str(value).split()))[:MOST_CELL]


def decode(content: bytes) -> str:
    """Return the file's text. Raises UnreadableList for what is no text."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    elif b"\0" in content[:4096]:
        raise UnreadableList(_("This is no list: save it as CSV or as a spreadsheet (xlsx)."))
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableList(_("The letters of the file cannot be read. Save it as CSV in UTF-8, or as xlsx."))


def _text(content: bytes) -> Iterator[list[Any]]:
    text = decode(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";,\t", key=first.count)
    if not first.count(delimiter):
        raise UnreadableList(_("The first row has one column only. The columns are to be parted by ; or by a comma."))
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
