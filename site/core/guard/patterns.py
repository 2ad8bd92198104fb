"""What a text holds that should perhaps not be public. Pure rules, without the ORM.

Personal numbers: ten or twelve digits, a birth date, and a check digit by Luhn (law 1991:481, § 18). The day of a
co-ordination number is the day of birth plus 60, and day or month may be unknown there (law 2022:1697).
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

NOT_A_SIGN = {"Cf"}  # zero-width characters and soft hyphens, which hide a number from a search but not from a reader
OLDEST = 1840
COORDINATION = 60

_TAIL = r"(\d\d)[ .\-/]?(\d\d)[ .\-/]?(\d\d) {0,2}[-+]? {0,2}(\d{3})(\d)(?!\d)"
_TEN = re.compile(rf"(?<!\d)(?=(){_TAIL})")  # looked at from every place: numbers may overlap with what stands before
_TWELVE = re.compile(rf"(?<!\d)(?=(18|19|20) ?{_TAIL})")
_PHONE = re.compile(r"(?<![\w.,/+-])(?:\+46|0046|0)(?: ?\(0\))?[ -]?[1-9](?:(?: ?[-/] ?| )?\d){6,9}(?![\d-]|[.,]\d)")
_CAPITAL = r"[A-ZÅÄÖÉ][\wåäöé]*[ -]"
_ROAD = r"(?i:gatan|gata|vägen|väg|gränden|gränd|stigen|stig|allén|allé|backen|backe|gången|torpet)"
_STREET = re.compile(
    rf"(?<!\w)((?:(?:{_CAPITAL}){{0,2}}(?!Riks|Läns|Europa)(?=[A-ZÅÄÖÉ])\w*?{_ROAD}|(?:{_CAPITAL}){{1,3}}{_ROAD})"
    r" ?\d{1,3}(?: ?[A-Za-z](?!\w))?)(?![\w:]|\.\d)"
)


class Kind(StrEnum):
    """What was found."""

    NUMBER = "number"
    PHONE = "phone"
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: of which kind, how to tell it from others, and how to show it to who wrote it."""

    kind: Kind
    value: str
    shown: str


def plain(text: str) -> str:
    """Return the text in the signs that the rules look for: one kind of digit, hyphen and space."""
    return "".join(_sign(letter) for letter in unicodedata.normalize("NFKC", text))


def _sign(letter: str) -> str:
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    category = unicodedata.category(letter)
    if category in NOT_A_SIGN:
        return ""
    if category == "Pd" or letter == "−":
        return "-"
    return " " if category == "Zs" or letter == "\t" else letter


def look(text: str, names: Iterable[str] = ()) -> Iterator[Hit]:
    """Yield what is found in a text, each thing once."""
    text = plain(text)
    found: set[tuple[Kind, str]] = set()
    for hit in (*_numbers(text), *_phones(text), *_addresses(text), *_names(text, names)):
        if (hit.kind, hit.value) not in found:
            found.add((hit.kind, hit.value))
            yield hit


def _numbers(text: str) -> Iterator[Hit]:
    for rule in (_TEN, _TWELVE):
        for match in rule.finditer(text):
            century, year, month, day, birth, check = match.groups()
            digits = f"{year}{month}{day}{birth}{check}"
            if _adds_up(digits) and _is_date(century, int(year), int(month), int(day)):
                yield Hit(Kind.NUMBER, digits, f"{year}{month}••-••••")


def _adds_up(digits: str) -> bool:
    """Tell whether the check digit is right (Luhn)."""
    total = 0
    for place, digit in enumerate(digits):
        value = int(digit) * (1 if place % 2 else 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _is_date(century: str, year: int, month: int, day: int) -> bool:
    """Tell whether somebody can be born then."""
    if day >= COORDINATION:
        return month <= 12 and day - COORDINATION <= 31
    centuries = [int(century)] if century else [20, 19, 18]
    for hundreds in centuries:
        try:
            born = datetime.date(hundreds * 100 + year, month, day)
        except ValueError:
            continue
        if born.year >= OLDEST and born <= datetime.date.today():  # noqa: DTZ011 - a day more or less is no matter
            return True
    return False


def _phones(text: str) -> Iterator[Hit]:
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
        digits = re.sub(r"^(0046|46)", "0", digits)
        if 8 <= len(digits) <= 10 or (len(digits) == 11 and digits.startswith("0")):
            yield Hit(Kind.PHONE, digits, match[0].strip())


def _addresses(text: str) -> Iterator[Hit]:
    for match in _STREET.finditer(text):
        yield Hit(Kind.ADDRESS, " ".join(match[1].casefold().split()), match[1])


def _names(text: str, names: Iterable[str]) -> Iterator[Hit]:
    words = " ".join(text.casefold().split())
    for name in names:
        wanted = " ".join(plain(name).casefold().split())
        if wanted and re.search(rf"(?<!\w){re.escape(wanted)}(?:s|’s|'s)?(?!\w)", words):
            yield Hit(Kind.NAME, wanted, name)
