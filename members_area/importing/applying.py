"""Brings a compared list in, at most 500 rows a commit. A row is done in the commit that says so: twice is once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.visibility import role_names
from members_area import standing
from members_area.models import ImportedRow, Member, RegisterImport
from members_area.models.register import LetterBy
from members_area.register import leaving
from members_area.register.forms import address_of_nobody, may_touch
from users.addresses import keep_addresses, keep_new_addresses

PORTION = 500
ON_USER = ("first_name", "last_name", "email")
ON_MEMBER = ("number", "phone", "postal_address", "joined_on", "fee_paid_on")
DATES = ("joined_on", "fee_paid_on", "left_on")
Kind = ImportedRow.Kind
State = RegisterImport.State


def start(register_import: RegisterImport, *, take_gone: bool) -> bool:
    """Have the worker bring the list in; False when somebody has already said so."""
    from members_area.importing.tasks import apply_list  # noqa: PLC0415 - the task calls this module

    kinds = [Kind.NEW, Kind.CHANGED, *([Kind.GONE] if take_gone else [])]
    total = register_import.rows.filter(kind__in=kinds).count()
    changed = RegisterImport.objects.filter(pk=register_import.pk, state=State.REVIEW).update(
        state=State.APPLYING, take_gone=take_gone, total=total, handled=0
    )
    if changed:
        transaction.on_commit(lambda: apply_list.enqueue(register_import.pk))
    return bool(changed)


def apply(register_import: RegisterImport) -> None:
    """Do what was confirmed. Safe to run twice, and to go on with where a worker died."""
    verbs = [(Kind.NEW, _add), (Kind.CHANGED, _change)]
    if register_import.take_gone:
        verbs.append((Kind.GONE, _let_go))
    for kind, verb in verbs:
        while rows := list(register_import.rows.filter(kind=kind, done=False)[:PORTION]):
            with transaction.atomic():
                verb(rows)
                for row in rows:
                    row.done, row.values, row.changes = True, {}, {}
                ImportedRow.objects.bulk_update(rows, ["done", "kind", "error", "values", "changes"])
                done = register_import.rows.filter(done=True).count()
                RegisterImport.objects.filter(pk=register_import.pk).update(handled=done)
    RegisterImport.objects.filter(pk=register_import.pk, state=State.APPLYING).update(state=State.DONE)


def _refuse(row: ImportedRow, message: str) -> None:
    row.kind, row.error = Kind.ERROR, message


def _date(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _add(rows: list[ImportedRow]) -> None:
    """Make members of rows: the same few queries for one row and for a whole portion."""
    made, fresh = _new_members(rows)
    get_user_model().objects.bulk_create(fresh)
    keep_new_addresses([user for user in fresh if user.is_active])
    for member in made:
        member.user = member.user  # it has its number now
    Member.objects.bulk_create(made)
    new = {user.pk for user in fresh}
    today = timezone.localdate()
    plain = {m.user_id for m in made if m.user_id in new and m.is_current(today) and m.user.is_active}
    group = Group.objects.filter(name=role_names.MEMBERS).first()
    if group is not None:
        through: Any = get_user_model().groups.through
        through.objects.bulk_create([through(user_id=pk, group_id=group.pk) for pk in sorted(plain)])
    for member in made:
        if member.user_id not in new:
            standing.take_over_groups(member)
    others = [member.pk for member in made if member.user_id not in plain]
    if others:
        standing.keep(_with_standing(others))


def _new_members(rows: list[ImportedRow]) -> tuple[list[Member], list[Any]]:
    """Return members, and the accounts among theirs that are new; neither is saved."""
    model: Any = get_user_model()
    emails = [row.values["email"] for row in rows if row.values.get("email")]
    numbers = [row.values["number"] for row in rows if row.values.get("number")]
    accounts = {user.email: user for user in model.objects.filter(email__in=emails)}
    taken = set(Member.objects.filter(number__in=numbers).values_list("number", flat=True))
    members = set(Member.objects.filter(user__email__in=emails).values_list("user__email", flat=True))
    made: list[Member] = []
    fresh: list[Any] = []
    for row in rows:
        values = row.values
        email = values.get("email") or address_of_nobody()
        if email in members or values.get("number") in taken:
            _refuse(row, _("Has come into the register since the list was compared."))
            continue
        user = accounts.get(email)
        if user is None:
            user = model(email=email, is_active=bool(values.get("email")))
            user.first_name, user.last_name = values.get("first_name", ""), values.get("last_name", "")
            user.set_unusable_password()
            fresh.append(user)
        member = Member(user=user, letter_by=LetterBy.MAIL if values.get("email") else LetterBy.PAPER)
        _write(member, values, ON_MEMBER)
        made.append(member)
    return made, fresh


def _write(row: Any, values: dict[str, str], names: Iterable[str]) -> None:
    for name in names:
        if name in values:
            setattr(row, name, _date(values[name]) if name in DATES else values[name])


def _with_standing(pks: list[Any]) -> Any:
    found = Member.objects.filter(pk__in=pks).select_related("user")
    return found.prefetch_related("appointments", "user__groups")


def _change(rows: list[ImportedRow]) -> None:
    """Change members as rows say, but for what would give somebody another's account, address or number."""
    model: Any = get_user_model()
    by_pk = {member.pk: member for member in _with_standing([row.member_id for row in rows])}
    editor = rows[0].register_import.user if rows else None
    emails = [row.changes["email"][1] for row in rows if "email" in row.changes]
    owners = dict(model.objects.filter(email__in=emails).values_list("email", "pk"))
    numbers = [row.changes["number"][1] for row in rows if "number" in row.changes]
    holders = dict(Member.objects.filter(number__in=numbers).values_list("number", "pk"))
    changed: list[Member] = []
    moved: list[Any] = []
    for row in rows:
        member = by_pk.get(row.member_id or 0)
        after = {name: pair[1] for name, pair in row.changes.items()}
        if member is None:
            problem = _("Has been erased since the list was compared.")
        elif owners.get(after.get("email"), member.user_id) != member.user_id:
            problem = _("Another account has that address.")
        elif holders.get(after.get("number"), member.pk) != member.pk:
            problem = _("Another member has that number.")
        elif "email" in after and not may_touch(editor, member.user):
            problem = _("Only an administrator changes the address of somebody with roles.")
        else:
            moved += _change_one(member, after)
            changed.append(member)
            continue
        _refuse(row, problem)
    model.objects.bulk_update([member.user for member in changed], (*ON_USER, "is_active"))
    Member.objects.bulk_update(changed, (*ON_MEMBER, "left_on"))
    keep_addresses(moved)
    standing.keep(changed)


def _change_one(member: Member, after: dict[str, str]) -> list[Any]:
    """Change a member, and return the account if its address is another now; nothing is saved."""
    if "email" in after and not member.email:
        member.user.is_active = True  # nobody could sign in before
    _write(member.user, after, ON_USER)
    _write(member, after, (*ON_MEMBER, "left_on"))
    return [member.user] if "email" in after else []


def _let_go(rows: list[ImportedRow]) -> None:
    leaving.leave(Member.objects.filter(pk__in=[row.member_id for row in rows]), on=timezone.localdate())
