"""How far a plan has come, counted without a database."""

import datetime
from dataclasses import dataclass

import pytest

from core.cluster import blossoms, draw
from program.progress import ActionStatus, Tally, a_year_later, chapters_of, clusters_of, is_overdue


@dataclass
class Row:
    pk: int = 0
    chapter_id: int = 0
    status: str = "planned"


def test_tally_counts_every_status_once():
    assert Tally.of(ActionStatus.values) == Tally(done=1, doing=3, planned=1, cancelled=1)


def test_tally_leaves_the_cancelled_out_of_the_total():
    assert Tally.of(["done", "cancelled", "planned"]).total == 2


def test_tally_of_nothing_is_nothing():
    assert Tally.of([]).as_dict() == {"done": 0, "doing": 0, "planned": 0, "cancelled": 0, "total": 0}


def test_chapters_keep_the_order_and_gather_what_belongs_together():
    rows = [Row(chapter_id=2), Row(chapter_id=1), Row(chapter_id=2, status="done")]

    chapters = chapters_of([Row(pk=2), Row(pk=1), Row(pk=3)], rows)

    assert [(c.row.pk, len(c.actions), c.done, c.total) for c in chapters] == [(2, 2, 1, 2), (1, 1, 0, 1), (3, 0, 0, 0)]


@pytest.mark.parametrize(
    ("sizes", "drawn"),
    [
        ([], []),
        ([0], []),
        ([1], [("", 1)]),
        ([20, 4], [("", 24)]),
        ([40, 40], [("", 80)]),
        ([40, 41, 0], [("0", 40), ("1", 41)]),
        ([200], [("0", 200)]),
    ],
)
def test_clusters_are_one_or_one_for_each_chapter(sizes, drawn):
    parts = [(str(place), Tally(planned=size)) for place, size in enumerate(sizes)]

    assert [(title, tally.total) for title, tally in clusters_of(parts)] == drawn


@pytest.mark.parametrize("total", [1, 24, 80, 200])
def test_a_cluster_draws_every_blossom_once(total):
    _view_box, markup = draw(total // 3, total // 3, total - 2 * (total // 3))

    assert markup.count("<use ") == total
    assert len(set(blossoms(total))) == total


def test_a_cluster_without_actions_is_nothing():
    assert draw(0, 0, 0) == ("", "")


@pytest.mark.parametrize(
    ("status", "due", "overdue"),
    [
        ("planned", 9, True),
        ("planned", 10, False),
        ("done", 9, False),
        ("cancelled", 9, False),
        ("halfway", None, False),
    ],
)
def test_what_is_open_is_overdue_the_day_after(status, due, overdue):
    day = datetime.date(2026, 3, due) if due else None

    assert is_overdue(status, day, datetime.date(2026, 3, 10)) is overdue


@pytest.mark.parametrize(
    ("day", "later"),
    [
        ("2027-02-28", "2028-02-29"),
        ("2028-02-29", "2029-02-28"),
        ("2026-10-31", "2027-10-31"),
        ("2026-04-12", "2027-04-12"),
    ],
)
def test_a_year_later_the_end_of_a_month_is_its_end(day, later):
    assert a_year_later(datetime.date.fromisoformat(day)).isoformat() == later
