"""Date leaves, blossoms and the cluster as tags."""

import datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils.translation import override

from core.templatetags import design_tags


def render(text, **context):
    return Template("{% load design_tags %}" + text).render(Context(context))


@pytest.mark.parametrize(
    ("language", "size", "expected"),
    [
        ("sv", "s", "<span>tis</span> <b>24</b> <span>mars</span>"),
        ("sv", "l", "<span>tisdag</span> <b>24</b> <span>mars</span>"),
        ("en", "s", "<span>Tue</span> <b>24</b> <span>March</span>"),
    ],
)
def test_date_leaf_is_set_as_an_almanac(language, size, expected):
    with override(language):
        html = render("{% date_leaf day size %}", day=datetime.date(2026, 3, 24), size=size)

    assert expected in html
    assert "data-red" not in html


def test_date_leaf_marks_red_days():
    html = render("{% date_leaf day %}", day=datetime.date(2026, 5, 1))

    assert '<time class="date-leaf" datetime="2026-05-01" data-red>' in html


@pytest.mark.parametrize(("month", "expected"), [(2, "feb"), (3, "mars"), (7, "juli"), (11, "nov")])
def test_short_month_leaves_short_names_whole(month, expected):
    with override("sv"):
        assert design_tags.short_month(datetime.date(2026, month, 1)) == expected


@pytest.mark.parametrize(
    ("status", "symbol"), [("planned", "B0"), ("nearly_done", "B3"), ("cancelled", "BX"), (4, "B4")]
)
def test_bloom_has_a_petal_for_each_step(status, symbol):
    assert design_tags.bloom(status) == f'<svg class="bloom" aria-hidden="true"><use href="#{symbol}"/></svg>'


def test_cluster_says_what_it_shows():
    with override("en"):
        html = design_tags.cluster(1, 8, 7, cancelled=2)

    assert 'aria-label="The activity plan as a lilac cluster: 1 action done, 8 under way and 7 planned."' in html


def test_cluster_without_actions_is_nothing():
    assert design_tags.cluster(0, 0, 0, 3) == ""


def test_page_numbers_leave_out_what_is_far_away():
    page = Paginator(range(24), 1).page(12)

    assert design_tags.page_numbers(page) == [1, None, 11, 12, 13, None, 24]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("18 000", True),
        ("−1 120", True),
        ("4,5 %", True),
        ("12", True),
        ("Brålanda", False),
        ("§ 12", False),
        ("", False),
    ],
)
def test_cell_is_number(cell, expected):
    assert design_tags.cell_is_number(["Ort", cell], 1) is expected


def test_first_cell_of_a_row_is_never_set_as_a_number():
    assert design_tags.cell_is_number(["2026", "12"], 0) is False
