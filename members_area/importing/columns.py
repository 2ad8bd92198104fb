"""Which heading means what, and what a cell's text means: pure rules."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from members_area.models.register import holds_personal_number


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a column can hold."""

    key: str
    label: str | Promise
    headings: tuple[str, ...]
    longest: int = 150


FIELDS = (
    Field(
        "number",
        _("membership number"),
        ("medlemsnummer", "medlemsnr", "medlems-id", "nr", "member number", "id"),
        40,
    ),
    Field(
        "first_name",
        _("first name"),
        ("förnamn", "tilltalsnamn", "first name", "fornamn"),
    ),
    Field(
        "last_name",
        _("last name"),
        ("efternamn", "last name", "surname"),
    ),
    Field(
        "name",
        _("first and last name"),
        ("namn", "fullständigt namn", "name"),
        300,
    ),
    Field(
        "email",
        _("e-mail address"),
        ("e-post", "epost", "e-postadress", "epostadress", "mail", "mejl", "email", "e-mail"),
        254,
    ),
    Field(
        "phone",
        _("phone"),
        ("telefon", "mobil", "mobiltelefon", "mobilnummer", "telefonnummer", "phone"),
        40,
    ),
    Field(
        "street",
        _("street"),
        ("adress", "gatuadress", "postadress", "utdelningsadress", "address", "street"),
    ),
    Field(
        "postal_code",
        _("postal code"),
        ("postnummer", "postnr", "postal code", "zip"),
        20,
    ),
    Field(
        "city",
        _("place"),
        ("ort", "postort", "stad", "city"),
        80,
    ),
    Field(
        "joined_on",
        _("joined"),
        ("medlem sedan", "inträdesdatum", "inträde", "medlem från", "startdatum", "joined"),
    ),
    Field(
        "fee_paid_on",
        _("fee paid"),
        ("avgift betald", "betald", "betaldatum", "betalningsdatum", "inbetald", "fee paid"),
    ),
)
BY_KEY = {field.key: field for field in FIELDS}
DATES = ("joined_on", "fee_paid_on")
#: Headings whose cells are not even kept for the look through.
NEVER = re.compile(r"person-?\s?n(umme)?r|personal (identity )?number|pnr|ssn|födelse", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})(?:[T ].*)?$")
_DATE_BACKWARDS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")


def guess(headings: list[str], known: dict[str, str]) -> dict[str, str]:
    """Return a field for each heading that is known from last time or by its name; each field once."""
    found: dict[str, str] = {}
    for heading in headings:
        name = " ".join(heading.casefold().replace("_", " ").split())
        field = known.get(heading[:200].casefold())
        if field is None and not NEVER.search(name):
            field = next((field.key for field in FIELDS if name in field.headings), "")
        found[heading] = field if field and field not in found.values() else ""
    return found


def read_date(text: str) -> datetime.date:
    """Return a date written in one of the usual ways. Raises ValidationError."""
    try:
        if match := _DATE.match(text):
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DATE_BACKWARDS.match(text):
            return datetime.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        pass
    raise ValidationError(_now("“%(text)s” is no date. Write it like 2026-03-17.") % {"text": text[:40]})


def read_row(cells: dict[str, str]) -> dict[str, str]:
    """Return what a row says, checked: only fields that have something in them. Raises ValidationError."""
    values = {key: text.strip() for key, text in cells.items() if key in BY_KEY and text.strip()}
    for key, text in values.items():
        if key != "phone" and holds_personal_number(text):
            raise ValidationError(_now("There is a personal identity number in the row. The register holds none."))
        if len(text) > BY_KEY[key].longest:
            raise ValidationError(_now("Too long: %(field)s.") % {"field": BY_KEY[key].label})
    _split_name(values)
    if not values.get("first_name") and not values.get("last_name"):
        raise ValidationError(_now("There is no name in the row."))
    if "email" in values:
        values["email"] = _address(values["email"])
    for key in DATES:
        if key in values:
            values[key] = read_date(values[key]).isoformat()
    town = " ".join(part for part in (values.pop("postal_code", ""), values.pop("city", "")) if part)
    address = "\n".join(part for part in (values.pop("street", ""), town) if part)
    if address:
        values["postal_address"] = address
    return values


def _split_name(values: dict[str, str]) -> None:
    """Make two of a whole name, written “Anna Berg” or “Berg, Anna”."""
    whole = values.pop("name", "")
    first, _space, last = whole.partition(" ")
    if "," in whole:
        last, _comma, first = whole.partition(",")
    for key, part in (("first_name", first), ("last_name", last)):
        if part.strip():
            values.setdefault(key, part.strip())


def _address(text: str) -> str:
    """Return an address of mail in lower case. Raises ValidationError."""
    try:
        validate_email(text.lower())
        text.rpartition("@")[0].encode("ascii")
    except (ValidationError, UnicodeEncodeError) as error:
        raise ValidationError(_now("“%(text)s” is no e-mail address.") % {"text": text[:80]}) from error
    return text.lower()
