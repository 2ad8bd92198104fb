"""Words, stems and what a query means. No database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search import excerpts
from core.search.asking import distance
from core.search.stems import stem, swedish
from core.search.words import MOST_WORDS, Term, stored, terms_of, words_of


@pytest.mark.parametrize(
    "forms",
    [
        "skola skolan skolor skolorna skolornas skolas",
        "miljö miljön miljöer miljöerna miljöns",
        "kök köket köken kökens köks",
        "buss bussen bussar bussarna bussarnas",
        "möte mötet möten mötena",
        "medlem medlemmen medlemmar medlemmarna",
        "förening föreningen föreningar föreningarna",
        "skolskjuts skolskjutsen skolskjutsar",
        "stad staden städer städerna",
        "bok boken böcker böckerna",
        "cykel cykeln cyklar cyklarna",
        "vinter vintern vintrar",
        "bibliotek biblioteket biblioteken",
        "styrelse styrelsen styrelser",
        "lärare läraren lärarna",
        "kvinna kvinnan kvinnor kvinnornas",
        "kommun kommunen kommuner",
        "beslut beslutet besluten",
    ],
)
def test_swedish_forms_have_one_stem(forms):
    assert len({swedish(form) for form in forms.split()}) == 1, {form: swedish(form) for form in forms.split()}


@pytest.mark.parametrize("words", ["kök kok", "val väl", "skola skog", "barn bar", "mål mal", "hus hund"])
def test_swedish_words_stay_apart(words):
    one, other = words.split()
    assert swedish(one) != swedish(other)


def test_other_languages_have_their_own_stems():
    assert stem("schools", "en") == stem("school", "en")
    assert stem("المدرسة", "ar") == stem("مدرسة", "ar")
    assert stem("skolan", "xx") == "skolan"


@given(st.text(max_size=300))
def test_a_query_is_few_words_without_signs(query):
    terms = terms_of(query, "sv")
    assert len(terms) <= MOST_WORDS
    assert all(term.word.isalnum() for term in terms)
    assert all(text.isalnum() for text in stored(query, "sv"))


def test_words_without_meaning_are_left_out_unless_alone():
    assert [term.word for term in terms_of("maten i skolan", "sv")] == ["maten", "skolan"]
    assert [term.word for term in terms_of("om", "sv")] == ["om"]


def test_a_decomposed_letter_is_the_same_letter():
    assert list(words_of("Ko\u0308k")) == ["kök"]


@pytest.mark.parametrize(
    ("term", "word", "loosely", "found"),
    [
        ("skolor", "skolan", False, True),
        ("skolsk", "skolskjutsen", False, True),
        ("miljo", "miljön", False, False),
        ("miljo", "miljön", True, True),
        ("kök", "kok", True, False),
        ("ab", "abonnemang", False, False),
    ],
)
def test_a_term_finds(term, word, loosely, found):
    assert Term(term, "sv").finds(word, loosely=loosely) is found


def test_marked_escapes_and_marks():
    assert excerpts.marked("<b>Skolan</b> & köket", terms_of("skola", "sv")) == (
        "&lt;b&gt;<mark>Skolan</mark>&lt;/b&gt; &amp; köket"
    )


def test_passage_is_the_lead_when_it_holds_the_words():
    assert excerpts.passage("Köket byggs.", "Annat. Köket igen.", terms_of("kök", "sv")) == "Köket byggs."


def test_passage_is_the_sentence_that_holds_more():
    text = "Först något annat. Bussen stannar vid skolan. Sist."
    assert excerpts.passage("Om bussar.", text, terms_of("buss skola", "sv")).startswith("Bussen stannar vid skolan.")


def test_passage_of_a_long_text_is_cut_between_words():
    shown = excerpts.passage("", f"{'ord ' * 400}skolan {'ord ' * 400}", terms_of("skola", "sv"))
    assert len(shown) < 300
    assert "skolan" in shown
    assert shown.startswith("… ord")
    assert shown.endswith("ord …")


@pytest.mark.parametrize(
    ("one", "other", "slips"), [("skola", "skola", 0), ("skloa", "skola", 1), ("skol", "skola", 1), ("abc", "xyz", 3)]
)
def test_distance(one, other, slips):
    assert distance(one, other, 2) == slips
