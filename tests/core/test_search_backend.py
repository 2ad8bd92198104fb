"""Nothing that can be typed into a search field is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import BasePage
from core.search_backend import MAX_CHARACTERS, MAX_WORDS, clean_query
from tests.factories.home import make_page, make_site


@given(st.text())
def test_clean_query_is_words_and_bounded(text):
    words = clean_query(text).split()
    assert len(words) <= MAX_WORDS
    assert all(any(char.isalnum() for char in word) for word in words)


@pytest.mark.parametrize(
    "query",
    [
        '"',
        'skol"an',
        "\x00",
        "skola\x00n",
        "   ",
        "*",
        "a OR b",
        "NEAR(",
        "😀",
        "ö" * 10_000,
        "(" * 5_000,
        "-",
        "AND",
        ":",
    ],
)
def test_search_survives(db, query):
    make_page(make_site().root_page, title="Skolan")
    list(BasePage.objects.search(query))
    list(BasePage.objects.autocomplete(query))


def test_search_finds_a_word_between_quotation_marks(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_page(make_site().root_page, title="Skolmaten")
    assert [found.pk for found in BasePage.objects.search('"Skolmaten"')] == [page.pk]


def test_clean_query_caps_characters():
    assert len(clean_query("a" * 1000)) == MAX_CHARACTERS
