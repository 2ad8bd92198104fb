"""Rules about the two texts, and what is typed, without a database."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import plain
from reports.texts import AFTER, BEFORE, after_expected, count_words, is_late, minutes_to_read

TODAY = datetime.date(2026, 3, 24)
DAY = datetime.timedelta(days=1)


def test_text_after_is_expected_when_promised_or_in_a_week():
    assert after_expected(TODAY, TODAY + DAY) == TODAY + DAY
    assert after_expected(TODAY, None) == TODAY + 7 * DAY


@pytest.mark.parametrize(
    ("phase", "today", "late"),
    [
        (BEFORE, TODAY, False),
        (BEFORE, TODAY + DAY, True),
        (AFTER, TODAY + 7 * DAY, False),
        (AFTER, TODAY + 8 * DAY, True),
    ],
)
def test_text_is_late_after_its_day(phase, today, late):
    assert is_late(phase, TODAY, after_expected(TODAY, None), today) is late


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (600, 3)])
def test_minutes_to_read(words, minutes):
    assert minutes_to_read("", "<p>ord</p>" * words) == minutes


def test_markup_is_no_word():
    assert count_words("<p>två <b>ord</b></p>") == 2


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Ett\nannat", "<p>Ett<br/>annat</p>"),
        ("Ett\n\nTvå", "<p>Ett</p><p>Två</p>"),
        ("## Rubrik\n- ett\n- två", "<h3>Rubrik</h3><ul><li>ett</li><li>två</li></ul>"),
        ("1. ett\n2. två", "<ol><li>ett</li><li>två</li></ol>"),
        ("**fet** *kursiv*", "<p><b>fet</b> <i>kursiv</i></p>"),
        ("[här](https://a.example/?a=1&b=2)", '<p><a href="https://a.example/?a=1&amp;b=2">här</a></p>'),
        ("[sida](page:12)", '<p><a linktype="page" id="12">sida</a></p>'),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("  \n ", ""),
    ],
)
def test_what_is_typed_becomes_rich_text(typed, html):
    assert plain.to_html(typed) == html


@pytest.mark.parametrize(
    "html",
    [
        "<p>Ett &amp; två &lt;tre</p><h3>Rubrik</h3><ul><li>a</li><li>b</li></ul><p>Slut</p>",
        '<p><b>fet</b> och <a href="https://a.example/?a=1&amp;b=2">länk</a> <a linktype="page" id="3">sida</a></p>',
        "<ol><li>ett</li><li>två</li></ol><p>rad<br/>rad</p>",
    ],
)
def test_rich_text_survives_being_typed(html):
    assert plain.to_html(plain.from_html(html)) == html


@given(st.text(max_size=200))
def test_nothing_typed_becomes_markup_of_another_kind(typed):
    html = plain.to_html(typed)

    assert plain.to_html(plain.from_html(html)) is not None
    assert "<script" not in html.lower()
