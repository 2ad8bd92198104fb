"""The small site of the visibility's tests, of which things are deleted here."""

from types import SimpleNamespace

import pytest

from tests.core.visibility.conftest import home, people, planted_site, secret  # noqa: F401 - fixtures
from tests.core.visibility.test_admin import plant


@pytest.fixture
def planted(home, people, secret):  # noqa: F811 - fixtures
    """The secret with all that could show it."""
    return plant(SimpleNamespace(home=home, people=people, secret=secret))


@pytest.fixture(scope="module", autouse=True)
def _indexed(wagtails_indexes):
    """What is private must be found by nobody, so there must be something to find."""
