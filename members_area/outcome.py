"""The table of a quarter: read from a spreadsheet, each amount checked. Pure rules, save for opening the file."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core import spreadsheets

MOST_ROWS, MOST_COLUMNS, MOST_ERRORS = 500, 12, 20
MOST_BYTES = 5 * 1024 * 1024
#: Columns whose cells are words.
WORDS = re.compile(r"^(kommentar|anteckning|not|notering|förklaring|comment|note)", re.IGNORECASE)
SUM = re.compile(r"^(summa|totalt?|resultat|delsumma|sum|total|result)\b", re.IGNORECASE)
MINUS = str.maketrans({"−": "-", "–": "-", "\N{NO-BREAK SPACE}": "", "\N{NARROW NO-BREAK SPACE}": "", " ": ""})
_NUMBER = re.compile(r"-?\d{1,12}(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def amount(text: str) -> Decimal | None:
    """Return an amount written the Swedish way or the English, None for what is none.

    >>> amount("1 234,50"), amount("−200 kr"), amount("1.234.000"), amount("12,5 %"), amount("tolv")
    (Decimal('1234.50'), Decimal('-200'), Decimal('1234000'), Decimal('12.5'), None)
    """
    plain = re.sub(r"(kr|sek|%|:-)$", "", text.strip().lower()).translate(MINUS)
    if plain.startswith("(") and plain.endswith(")"):  # as accountants write what is below nought
        plain = f"-{plain[1:-1]}"
    if _THOUSANDS.fullmatch(plain) and len(re.split("[.,]", plain)) > 2:
        decimal = plain[-1 - len(re.split("[.,]", plain)[-1])]
        if plain.count(decimal) > 1:  # all of them part thousands
            plain = plain.replace(decimal, "")
        else:
            plain = plain.replace("," if decimal == "." else ".", "").replace(decimal, ".")
    elif not _NUMBER.fullmatch(plain):
        return None
    return Decimal(plain.replace(",", "."))


def cell_name(row: int, column: int) -> str:
    """Return a cell's name as spreadsheets write it; both count from one, and there are few columns."""
    return f"{chr(ord('A') + column - 1)}{row}"


def read(content: bytes) -> dict[str, Any]:
    """Return a sheet's headings and rows. Raises ValidationError with a message for each wrong cell."""
    try:
        rows = [(line, cells) for line, cells in enumerate(spreadsheets.rows_of(content), start=1) if cells]
    except spreadsheets.UnreadableList as error:
        raise ValidationError(str(error)) from error
    line, headings = rows[0]
    errors = []
    if len(headings) < 2:
        errors.append(_("The first row has one column only. There is to be one of amounts, too."))
    if len(headings) > MOST_COLUMNS:
        errors.append(_("There are more than %(count)d columns.") % {"count": MOST_COLUMNS})
    if len(rows) > MOST_ROWS:
        errors.append(_("There are more than %(count)d rows.") % {"count": MOST_ROWS})
    if not errors and len(rows) < 2:
        errors.append(_("There are headings, but no rows below them."))
    if not errors:
        for line, cells in rows[1:]:
            errors += _wrong(line, cells, headings)
    if errors:
        more = len(errors) - MOST_ERRORS
        raise ValidationError(errors[:MOST_ERRORS] + ([_("And %(count)d more.") % {"count": more}] if more > 0 else []))
    width = len(headings)
    return {"headings": headings, "rows": [[*cells, *[""] * (width - len(cells))] for _line, cells in rows[1:]]}


def _wrong(line: int, cells: list[str], headings: list[str]) -> list[str]:
    errors = []
    if not cells[0]:
        errors.append(_("%(cell)s: the row has no name.") % {"cell": cell_name(line, 1)})
    for column, text in enumerate(cells[1:], start=2):
        if column > len(headings):
            if text:
                errors.append(_("%(cell)s: the column has no heading.") % {"cell": cell_name(line, column)})
        elif text and not WORDS.match(headings[column - 1]) and amount(text) is None:
            errors.append(
                _("%(cell)s: “%(text)s” is no amount.") % {"cell": cell_name(line, column), "text": text[:40]}
            )
    return errors


def read_file(document: Any) -> dict[str, Any]:
    """Read an uploaded document. Raises ValidationError for one that is no sheet, or cannot be opened."""
    if (document.file_size or 0) > MOST_BYTES:
        raise ValidationError(_("The spreadsheet is too large."))
    try:
        with document.file.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ValidationError(_("The file cannot be opened. Upload it anew.")) from error
    return read(content)


def written(value: Decimal) -> str:
    """Return an amount as it is written in Swedish, without decimals when there are none.

    >>> written(Decimal("-1234.50")), written(Decimal("200000.00"))
    ('−1\\xa0234,50', '200\\xa0000')
    """
    cents = value.quantize(Decimal("0.01"))
    text = f"{cents:,.2f}".removesuffix(".00").replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    return text.replace("-", "−")


def shown(table: dict[str, Any]) -> dict[str, Any] | None:
    """Return the table for the page: which columns are amounts, which rows sum up, amounts in one way of writing."""
    if not table:
        return None
    headings = table["headings"]
    numbers = [column > 0 and not WORDS.match(heading) for column, heading in enumerate(headings)]
    rows = [
        {
            "name": cells[0],
            "is_sum": bool(SUM.match(cells[0])),
            "is_heading": not any(cells[1:]),
            "cells": [
                {"text": _shown(text) if is_number else text, "is_number": is_number}
                for text, is_number in list(zip(cells, numbers, strict=True))[1:]
            ],
        }
        for cells in table["rows"]
    ]
    heads = [{"text": text, "is_number": flag} for text, flag in zip(headings, numbers, strict=True)]
    return {"headings": heads, "rows": rows}


def _shown(text: str) -> str:
    value = amount(text)
    unit = "\N{NO-BREAK SPACE}%" if text.rstrip().endswith("%") else ""
    return text if value is None else written(value) + unit
