"""An association with a draft of minutes and those who have to do with it, for the modules that ask for it."""

from __future__ import annotations

import pytest

from tests.factories.meetings import make_association
from tests.mail_server import send_all, sender, server
from tests.planting import fresh

__all__ = ["send_all", "sender", "server"]  # the mail server's


@pytest.fixture(scope="module")
def planted_association(planting):
    with planting():
        yield make_association()


@pytest.fixture
def association(planted_association, db):
    """The site and its people, as the database has them."""
    return fresh(planted_association)


@pytest.fixture
def meetings(association):
    return association.meetings


@pytest.fixture
def secretary(association):
    return association.secretary


@pytest.fixture
def jonas(association):
    return association.jonas


@pytest.fixture
def hodan(association):
    return association.hodan


@pytest.fixture
def member(association):
    return association.member


@pytest.fixture
def draft(association):
    return association.draft
