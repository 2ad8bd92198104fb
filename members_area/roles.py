"""The roles that people are appointed to: which pages each opens, and which group of the admin goes with it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.visibility import role_names as names

REGISTER_KEEPERS = "Medlemsansvariga"


class RoleKey(models.TextChoices):
    """What somebody can be appointed to."""

    BOARD = "board", _("Board member")
    CHAIR = "chair", _("Chair")
    SECRETARY = "secretary", _("Secretary")
    TREASURER = "treasurer", _("Treasurer")
    REGISTER = "register", _("Register keeper")
    PARLIAMENTARY = "parliamentary", _("Parliamentary group")
    REPRESENTATIVE = "representative", _("Elected representative")
    NOMINATION = "nomination", _("Nomination committee")


@dataclass(frozen=True, slots=True)
class Role:
    """The audience that a role belongs to, and the Django groups that it gives."""

    audience: str
    groups: tuple[str, ...]


ROLES: dict[str, Role] = {
    RoleKey.BOARD: Role("board", (names.BOARD,)),
    RoleKey.CHAIR: Role("board", (names.BOARD,)),
    RoleKey.SECRETARY: Role("board", (names.BOARD,)),
    RoleKey.TREASURER: Role("", (names.TREASURER,)),
    RoleKey.REGISTER: Role("", (REGISTER_KEEPERS,)),
    RoleKey.PARLIAMENTARY: Role("parliamentary", (names.PARLIAMENTARY,)),
    RoleKey.REPRESENTATIVE: Role("", (names.REPRESENTATIVES,)),
    RoleKey.NOMINATION: Role("nomination", (names.NOMINATION,)),
}

#: The groups that the register gives and takes; all others are left to the administrators.
MANAGED = frozenset({names.MEMBERS} | {group for role in ROLES.values() for group in role.groups})
#: What each group of the admin opens for accounts that are not in the register.
AUDIENCES: tuple[tuple[str, str | Promise, str], ...] = (
    ("board", _("The board"), names.BOARD),
    ("parliamentary", _("The parliamentary group"), names.PARLIAMENTARY),
    ("nomination", _("The nomination committee"), names.NOMINATION),
)
#: Groups that may have pages of their own: audience, words, and the group of the admin that writes them.
OWN_PAGES: tuple[tuple[str, str | Promise, str], ...] = tuple(row for row in AUDIENCES if row[0] != "board")
#: The role that an account's group becomes when it comes into the register: the first with the group.
GROUP_ROLES: dict[str, str] = {group: key for key, role in reversed(ROLES.items()) for group in role.groups}
