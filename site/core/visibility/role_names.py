"""The Django groups that the site sets up, by the names that administrators see.

They stand here and not in core.roles, since resolvers need them before any model is loaded.
"""

from __future__ import annotations

from typing import Any

ADMINISTRATORS = "Administratörer"
EDITORS = "Redaktörer"
COMMUNICATIONS = "Kommunikationsgruppen"
REPRESENTATIVES = "Förtroendevalda"
BOARD = "Styrelsen"
TREASURER = "Kassör"
MEMBERS = "Medlemmar"
PARLIAMENTARY = "Parlamentariska gruppen"
NOMINATION = "Valberedningen"

#: Who has one of these roles is a member; editors and communicators need not be.
MEMBERS_BY_ROLE = (MEMBERS, BOARD, TREASURER, REPRESENTATIVES, PARLIAMENTARY, NOMINATION)
REMEMBERED = "_role_names"


def names_of(user: Any) -> frozenset[str]:
    """Return the names of somebody's groups: one query, remembered on the user."""
    remembered = getattr(user, REMEMBERED, None)
    if remembered is None:
        remembered = frozenset(user.groups.values_list("name", flat=True)) if user.pk else frozenset()
        setattr(user, REMEMBERED, remembered)
    return remembered
