"""Compares a list with the register: what each row would do. Nothing is changed here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import spreadsheets
from members_area.importing import columns
from members_area.models import ImportedRow, Member, RegisterImport
from members_area.models.register import NO_MAIL

PORTION = 500
Kind = ImportedRow.Kind
State = RegisterImport.State


@dataclass(slots=True)
class Known:
    """The register, as far as a list is compared with it."""

    by_pk: dict[int, dict[str, Any]] = field(default_factory=dict)
    by_number: dict[str, int] = field(default_factory=dict)
    by_email: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Known:
        """Fetch all members: one query."""
        known = cls()
        fields = ("pk", "number", "phone", "postal_address", "joined_on", "fee_paid_on", "left_on")
        users = ("user__first_name", "user__last_name", "user__email")
        for row in Member.objects.order_by("pk").values(*fields, *users).iterator():
            email = row["user__email"]
            known.by_pk[row["pk"]] = {
                "number": row["number"] or "",
                "first_name": row["user__first_name"],
                "last_name": row["user__last_name"],
                "email": "" if email.endswith(NO_MAIL) else email,
                "phone": row["phone"],
                "postal_address": row["postal_address"],
                "joined_on": row["joined_on"].isoformat() if row["joined_on"] else "",
                "fee_paid_on": row["fee_paid_on"].isoformat() if row["fee_paid_on"] else "",
                "left_on": row["left_on"].isoformat() if row["left_on"] else "",
            }
            if row["number"]:
                known.by_number[row["number"]] = row["pk"]
            known.by_email[email] = row["pk"]
            if not known.by_pk[row["pk"]]["email"]:
                known.by_name.setdefault(_name(known.by_pk[row["pk"]]), []).append(row["pk"])
        return known

    def find(self, values: dict[str, str]) -> int | None:
        """Return the member that a row means. Raises ValidationError where number and address mean two."""
        number, email = values.get("number", ""), values.get("email", "")
        by_number, by_email = self.by_number.get(number), self.by_email.get(email) if email else None
        if by_number and by_email and by_number != by_email:
            raise ValidationError(_("Number and address belong to two different members."))
        if by_email and number and not by_number and self.by_pk[by_email]["number"]:
            raise ValidationError(_("Another member with another number has the address."))
        if by_number or by_email:
            return by_number or by_email
        if not number and not email:  # without either, a member without mail of the same name is the same
            same = self.by_name.get(_name(values), [])
            return same[0] if len(same) == 1 else None
        return None


def _name(values: dict[str, Any]) -> str:
    return f"{values.get('first_name', '')} {values.get('last_name', '')}".strip().casefold()


def compare(register_import: RegisterImport) -> None:
    """Read the file and note what each row would do, a portion a commit. Safe to run twice: it begins anew."""
    register_import.rows.all().delete()
    RegisterImport.objects.filter(pk=register_import.pk).update(handled=0, error="")
    waiting: list[ImportedRow] = []
    try:
        for row in _compared(register_import):
            waiting.append(row)
            if len(waiting) == PORTION:
                _note(register_import, waiting)
                waiting = []
        _note(register_import, waiting)
    except spreadsheets.UnreadableList as error:
        RegisterImport.objects.filter(pk=register_import.pk).update(
            state=State.FAILED, error=str(error)[:300], content=b""
        )
        return
    RegisterImport.objects.filter(pk=register_import.pk).update(state=State.REVIEW, content=b"")


def _note(register_import: RegisterImport, rows: list[ImportedRow]) -> None:
    with transaction.atomic():
        ImportedRow.objects.bulk_create(rows)
        register_import.handled += sum(1 for row in rows if row.line)
        RegisterImport.objects.filter(pk=register_import.pk).update(handled=register_import.handled)


def _compared(register_import: RegisterImport) -> Iterator[ImportedRow]:
    known = Known.load()
    seen_members: dict[int, int] = {}
    seen: dict[str, int] = {}
    lines = enumerate(spreadsheets.rows_of(bytes(register_import.content), least_columns=2), 1)
    headings: list[str] | None = None
    for line, cells in lines:
        if not cells:
            continue
        if headings is None:
            headings = cells
            continue
        named = dict(zip(headings, cells, strict=False))
        raw = {key: named.get(heading, "") for heading, key in register_import.columns.items() if key}
        row = ImportedRow(register_import=register_import, line=line, kind=Kind.ERROR)
        try:
            _judge(row, columns.read_row(raw), known, seen, seen_members)
        except ValidationError as error:
            row.error = " ".join(error.messages)[:300]
            row.name = " ".join(raw.get(key, "") for key in ("first_name", "last_name", "name"))[:320].strip()
            row.kind = Kind.ERROR
            _spare(known, raw, seen_members, line)
        yield row
    today = timezone.localdate().isoformat()
    for pk, values in known.by_pk.items():
        if pk not in seen_members and not (values["left_on"] and values["left_on"] <= today):
            name = f"{values['first_name']} {values['last_name']}".strip()
            yield ImportedRow(
                register_import=register_import,
                kind=Kind.GONE,
                member_id=pk,
                name=name,
                values={"email": values["email"]},
            )


def _spare(known: Known, raw: dict[str, str], seen_members: dict[int, int], line: int) -> None:
    """Count a member whose row has an error as being in the list: an error must not look like somebody gone."""
    for found in (known.by_number.get(raw.get("number", "")), known.by_email.get(raw.get("email", "").strip().lower())):
        if found:
            seen_members.setdefault(found, line)


def _judge(
    row: ImportedRow, values: dict[str, str], known: Known, seen: dict[str, int], seen_members: dict[int, int]
) -> None:
    row.name = f"{values.get('first_name', '')} {values.get('last_name', '')}".strip()[:320]
    for key in ("number", "email"):
        if not values.get(key):
            continue
        mark = f"{key}:{values[key]}"
        if mark in seen:
            raise ValidationError(_("The same %(field)s stands in row %(line)d, too.") % {
                "field": columns.BY_KEY[key].label, "line": seen[mark]
            })  # fmt: skip
        seen[mark] = row.line
    if not values.get("number") and not values.get("email") and (mark := f"name:{_name(values)}") in seen:
        raise ValidationError(_("The name stands twice, without a number or an address to tell them apart."))
    if not values.get("number") and not values.get("email"):
        seen[f"name:{_name(values)}"] = row.line
    pk = known.find(values)
    if pk is None:
        row.kind, row.values = Kind.NEW, values
        return
    if pk in seen_members:
        raise ValidationError(_("Row %(line)d means the same member.") % {"line": seen_members[pk]})
    seen_members[pk] = row.line
    before = known.by_pk[pk]
    changes = {key: [before[key], value] for key, value in values.items() if before[key] != value}
    if before["left_on"]:
        changes["left_on"] = [before["left_on"], ""]
    row.member_id, row.changes = pk, changes
    row.kind = Kind.CHANGED if changes else Kind.SAME


def start(register_import: RegisterImport) -> None:
    """Have the worker compare."""
    from members_area.importing.tasks import compare_list  # noqa: PLC0415 - the task calls this module

    total = sum(1 for cells in spreadsheets.rows_of(bytes(register_import.content), least_columns=2) if cells) - 1
    RegisterImport.objects.filter(pk=register_import.pk).update(
        state=State.READING, columns=register_import.columns, total=max(0, total), handled=0
    )
    transaction.on_commit(lambda: compare_list.enqueue(register_import.pk))
