"""The roles that the demo lets anybody try: one invented user for each."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Role:
    """One role, its user, and the group whose rights it has."""

    slug: str
    label: str | Promise
    can: str | Promise
    group: str
    first_name: str
    last_name: str
    works_in_admin: bool = False

    @property
    def email(self) -> str:
        """Return the address, which goes nowhere."""
        return f"{self.slug}@example.org"


ROLES: tuple[Role, ...] = (
    Role("administrator", _("Administrator"), _("may do everything"), "Administratörer", "Majken", "Rydell", True),
    Role("redaktor", _("Editor"), _("writes pages and news"), "Redaktörer", "Samir", "Haddad", True),
    Role(
        "kommunikationsgrupp",
        _("Communications group"),
        _("reviews and publishes"),
        "Kommunikationsgruppen",
        "Tove",
        "Lindahl",
        True,
    ),
    Role(
        "fortroendevald",
        _("Elected representative"),
        _("reports from committees"),
        "Förtroendevalda",
        "Ingrid",
        "Sandell",
    ),
    Role("styrelse", _("Board"), _("reads the board’s papers"), "Styrelsen", "Bengt", "Forsman"),
    Role("kassor", _("Treasurer"), _("keeps the members’ fees"), "Kassör", "Aster", "Tesfaye"),
    Role(
        "medlemsansvarig",
        _("Register keeper"),
        _("keeps the register of members"),
        "Medlemsansvariga",
        "Rakel",
        "Ekström",
        True,
    ),
    Role("medlem", _("Member"), _("reads the members’ pages"), "Medlemmar", "Elsa", "Kvist"),
)
