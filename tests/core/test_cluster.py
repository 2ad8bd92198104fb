"""The lilac cluster's lattice and drawing."""

import itertools

import pytest

from core import cluster


@pytest.mark.parametrize(
    ("total", "widths"),
    [
        (0, ()),
        (1, (1,)),
        (2, (1, 1)),
        (6, (1, 2, 3)),
        (12, (2, 3, 4, 3)),
        (24, (1, 2, 3, 4, 5, 4, 3, 2)),
        (40, (1, 2, 3, 4, 3, 4, 5, 6, 5, 4, 3)),
    ],
)
def test_row_widths_follow_the_panicle(total, widths):
    assert cluster.row_widths(total) == widths


@pytest.mark.parametrize("total", [*range(3, 81), 200])
def test_row_widths_differ_by_one_and_hold_all(total):
    widths = cluster.row_widths(total)

    assert sum(widths) == total
    assert all(abs(above - below) == 1 for above, below in itertools.pairwise(widths))


def test_blossoms_open_from_the_base_and_the_middle():
    assert cluster.blossoms(6) == [(0, 74), (-50, 74), (50, 74), (-25, 37), (25, 37), (0, 0)]


def test_blossoms_never_touch():
    for total in (24, 80, 200):
        points = set(cluster.blossoms(total))
        assert len(points) == total
        assert all((x + dx, y) not in points for x, y in points for dx in (-25, 25))


def test_draw_without_actions_is_empty():
    assert cluster.draw(0, 0, 0) == ("", "")


def test_draw_groups_blossoms_by_state():
    view_box, markup = cluster.draw(2, 1, 3)

    assert view_box == "-152 -26 304 201.04"
    assert [markup.count(f'href="#{symbol}"') for symbol in "FHD"] == [2, 1, 3]
    assert '<g class="cluster-done"><use href="#F" x="0" y="74"/><use href="#F" x="-50" y="74"/></g>' in markup
    assert "style" not in markup


def test_draw_leaves_out_states_without_actions():
    assert "cluster-doing" not in cluster.draw(1, 0, 1)[1]
