"""The rules of demands, without a database."""

import doctest
import uuid

from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from program import promises
from program.promises import ALPHABET, Blossoms, Stage, effective_stage, key_of


def test_examples_hold():
    assert doctest.testmod(promises).failed == 0


@given(st.uuids())
def test_key_is_short_and_never_a_word(identity):
    key = key_of(identity)

    assert len(key) == 6
    assert set(key) <= set(ALPHABET)
    assert not set(ALPHABET) & set("aeiouy01l")


@given(st.uuids(), st.integers(1, 5))
def test_longer_key_begins_as_the_shorter(identity, more):
    assert key_of(identity, longer_by=more).startswith(key_of(identity))


def test_different_demands_have_different_keys():
    assert len({key_of(uuid.UUID(int=number)) for number in range(3000)}) == 3000


def test_decision_outranks_what_the_page_says():
    assert effective_stage(Stage.PROPOSED, adopted=True, dropped=False) == Stage.IN_FORCE
    assert effective_stage(Stage.PROPOSED, adopted=False, dropped=False) == Stage.PROPOSED
    assert effective_stage(Stage.TO_BE_DROPPED, adopted=True, dropped=False) == Stage.TO_BE_DROPPED
    assert effective_stage(Stage.IN_FORCE, adopted=True, dropped=True) == ""


def test_blossoms_stand_in_order_and_say_what_they_show():
    blossoms = Blossoms.of(["rejected", "planned", "started", "done", "halfway"])

    assert blossoms.statuses == ("done", "halfway", "started", "planned", "rejected")
    with override("sv"):
        assert blossoms.sentence == "1 av 5 förslag genomförda, 2 på gång, 1 avslagna"


def test_blossoms_of_nothing_are_none():
    assert Blossoms.of([]).total == 0
