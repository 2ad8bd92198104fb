"""A small site with a private section, and people with different roles."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from core.models import BasePage
from core.visibility import role_names
from core.visibility.audiences import of_groups
from tests.factories.core import make_administrator, make_member, make_user
from tests.factories.home import make_page, make_site

BOARD = of_groups(["board"])


def make_role(email: str, *groups: str):
    """Make a user with roles, or with none."""
    return make_member(f"{email}@example.org", *groups) if groups else make_user(f"{email}@example.org")


@pytest.fixture
def people(db):
    """One of each kind."""
    return make_people()


def make_people():
    """Make one of each kind."""
    return SimpleNamespace(
        outsider=make_role("utomstaende"),
        member=make_role("medlem", role_names.MEMBERS),
        board=make_role("styrelse", role_names.BOARD),
        editor=make_role("redaktor", role_names.EDITORS),
        comms=make_role("kom", role_names.COMMUNICATIONS),
        board_editor=make_role("styrelseredaktor", role_names.EDITORS, role_names.BOARD),
        administrator=make_administrator(),
    )


@pytest.fixture
def home():
    return make_site().root_page.specific


@pytest.fixture
def secret(home):
    """A page for the board, in an open section, with a page below it."""
    page = make_page(home, "Kvittrande hemlighet", lead="Ingressen som ingen ska se.", slug="kvittrande-hemlighet")
    page.audience = BOARD
    page.save_revision().publish()
    make_page(BasePage.objects.get(pk=page.pk).specific, "Undersida kvittrande", slug="under")
    return BasePage.objects.get(pk=page.pk).specific
