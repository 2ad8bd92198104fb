"""Wagtail's own jobs run when what they read is committed, once for each object."""

import pytest
from django.db import transaction
from django.test import TestCase
from django_tasks import task

from core.models import Venue

done = []


@task()
def note(name):
    """Say that it ran."""
    done.append(name)


@task()
def look_for(pk):
    """Read a row that may be gone."""
    Venue.objects.get(pk=pk)


@task()
def break_down():
    """Fail."""
    raise RuntimeError("broken")


@pytest.fixture(autouse=True)
def _nothing_done():
    done.clear()


@pytest.mark.django_db
def test_task_runs_once_for_a_transaction_and_after_it():
    with TestCase.captureOnCommitCallbacks(execute=True):
        for name in ("a", "b", "a", "a"):
            note.enqueue(name)
        assert done == []

    assert done == ["a", "b"]


@pytest.mark.django_db
def test_what_is_rolled_back_is_not_done_and_not_taken_for_done():
    with TestCase.captureOnCommitCallbacks(execute=True):
        try:
            with transaction.atomic():
                note.enqueue("a")
                raise LookupError
        except LookupError:
            note.enqueue("a")

    assert done == ["a"]


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_it_runs_at_once():
    note.enqueue("a")
    note.enqueue("a")

    assert done == ["a", "a"]


@pytest.mark.django_db
def test_task_that_fails_spoils_nothing_and_is_logged_unless_its_row_is_gone(caplog):
    with TestCase.captureOnCommitCallbacks(execute=True):
        look_for.enqueue(0)
        break_down.enqueue()
        note.enqueue("a")

    assert done == ["a"]
    assert [record.message.split()[0] for record in caplog.records if record.levelname == "ERROR"] == [
        f"{__name__}.break_down"
    ]
