"""A small site with a private section, and people with different roles."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model

from core.models import BasePage
from core.visibility import role_names
from core.visibility.audiences import of_groups
from tests.factories.core import make_administrator, make_member, make_user
from tests.factories.home import make_page, make_site

BOARD = of_groups(["board"])


def make_role(email: str, *groups: str):
    """Make a user with roles, or with none."""
    return make_member(f"{email}@example.org", *groups) if groups else make_user(f"{email}@example.org")


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


def make_secret(home):
    """Make a page for the board, in an open section, with a page below it."""
    page = make_page(home, "Kvittrande hemlighet", lead="Ingressen som ingen ska se.", slug="kvittrande-hemlighet")
    page.audience = BOARD
    page.save_revision().publish()
    make_page(BasePage.objects.get(pk=page.pk).specific, "Undersida kvittrande", slug="under")
    return BasePage.objects.get(pk=page.pk).specific


def plant_once(plant):
    """Return a fixture that plants a site for all tests of a module, in a transaction around theirs.

    A module that has it as `planted_site` gets its `people`, `home` and `secret` from there, and what `plant` returned
    as `planted`, each as the database knows it when the test begins.
    """

    @pytest.fixture(scope="module")
    def planted_site(planting):
        with planting():
            home = make_site().root_page.specific
            site = SimpleNamespace(people=make_people(), home=home, secret=make_secret(home))
            site.planted = plant(site)
            yield site

    return planted_site


@pytest.fixture(scope="module")
def planted_site():
    """Nothing is planted for modules that do not ask for it."""
    return


@pytest.fixture
def people(planted_site, db):
    """One of each kind."""
    if planted_site is None:
        return make_people()
    fresh = get_user_model().objects.in_bulk([user.pk for user in vars(planted_site.people).values()])
    return SimpleNamespace(**{name: fresh[user.pk] for name, user in vars(planted_site.people).items()})


@pytest.fixture
def home(planted_site, db):
    """The front page."""
    return BasePage.objects.get(pk=planted_site.home.pk).specific if planted_site else make_site().root_page.specific


@pytest.fixture
def secret(planted_site, home):
    """A page for the board, in an open section, with a page below it."""
    return BasePage.objects.get(pk=planted_site.secret.pk).specific if planted_site else make_secret(home)


@pytest.fixture
def planted(planted_site, db):
    """What the module has planted."""
    return planted_site.planted


@pytest.fixture(scope="module", autouse=True)
def _indexed(wagtails_indexes):
    """What is private must be found by nobody, so there must be something to find."""
