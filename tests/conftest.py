"""What every test can ask for. Browser fixtures are in tests/browser/conftest.py."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import TransactionTestCase
from django.utils import translation
from django_tasks.backends.immediate import ImmediateBackend
from hypothesis.configuration import set_hypothesis_home_dir

from core.tasks.once import OncePerTransactionBackend
from tests import databases
from tests import planting as garden

set_hypothesis_home_dir(databases.fingerprint.ROOT / "var" / "cache" / "hypothesis")


@pytest.fixture(scope="session")
def test_database(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker
) -> Iterator[databases.TestDatabase]:
    """This process's database, copied from a template (see tests/databases.py)."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    with django_db_blocker.unblock():
        database = databases.for_this_process(worker)
        database.prepare("bare", databases.migrate, databases.migrations_key())
        site = ("site", databases.make_front_page, databases.site_key())
        database.use(*site)

    def copy_afresh(case: TransactionTestCase) -> None:
        database.use(*site)

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", copy_afresh)
    yield database
    patch.undo()
    with django_db_blocker.unblock():
        database.drop()


@pytest.fixture(scope="session")
def django_db_setup(test_database: databases.TestDatabase) -> None:
    """Take pytest-django's place: the database is there already."""


@pytest.fixture(scope="session")
def planting(django_db_setup: None, django_db_blocker) -> garden.Planting:
    """What a module's fixture plants its rows in, once for all its tests (see tests/planting.py)."""
    return garden.ground(django_db_blocker)


@pytest.fixture(scope="module")
def wagtails_indexes() -> Iterator[None]:
    """Let Wagtail index words and links at each save: tests roll back, and its jobs wait for the commit.

    For modules that look for what the admin's searches and choosers must not show; without, they would find nothing.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(OncePerTransactionBackend, "enqueue", ImmediateBackend.enqueue)
        yield


@pytest.fixture(autouse=True)
def _start_afresh() -> Iterator[None]:
    """Wagtail caches site roots, and a request leaves its language behind: neither may answer the next test."""
    translation.deactivate()
    yield
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _media_goes_away(django_test_environment: None) -> Iterator[None]:
    """Remove the uploads of this run, which lie in a folder of their own."""
    folder = Path(settings.MEDIA_ROOT)
    yield
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def demo_site(transactional_db: None, test_database: databases.TestDatabase, settings, tmp_path: Path) -> None:
    """The demo content, as `make run` shows it; a copy, so a test may change it."""
    test_database.use("demo", databases.load_demo, databases.demo_key())
    settings.MEDIA_ROOT = shutil.copytree(databases.demo_media(), tmp_path / "media", copy_function=_link)


def _link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)


@pytest.fixture
def no_n_plus_one() -> Iterator[None]:
    """Fail on a query that is made once for each of several rows."""
    from zeal import zeal_context

    with zeal_context():
        yield
