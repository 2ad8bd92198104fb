"""How far a plan has come, counted without a database."""

from dataclasses import dataclass

from program.progress import ActionStatus, Tally, chapters_of


@dataclass
class Row:
    chapter: str
    status: str = "planned"


def test_tally_counts_every_status_once():
    assert Tally.of(ActionStatus.values) == Tally(done=1, doing=3, planned=1, cancelled=1)


def test_tally_leaves_the_cancelled_out_of_the_total():
    assert Tally.of(["done", "cancelled", "planned"]).total == 2


def test_tally_of_nothing_is_nothing():
    assert Tally.of([]).as_dict() == {"done": 0, "doing": 0, "planned": 0, "cancelled": 0, "total": 0}


def test_chapters_keep_the_order_and_gather_what_belongs_together():
    rows = [Row("Studier"), Row("Lokal"), Row("Studier", "done")]

    chapters = chapters_of(rows)

    assert [(c.title, len(c.actions), c.done, c.total) for c in chapters] == [("Studier", 2, 1, 2), ("Lokal", 1, 0, 1)]
