"""What looks private in a text, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.guard.patterns import Kind, look
from core.guard.reading import without_tags

NUMBER = "8112289874"  # the law's own kind of example: 28 December 1981


def kinds(text, names=()):
    return [hit.kind for hit in look(text, names)]


@pytest.mark.parametrize(
    "text",
    [
        "811228-9874",
        "8112289874",
        "19811228-9874",
        "198112289874",
        "1981-12-28-9874",
        "1981-12-28 9874",
        "811228+9874",
        "81 12 28 9874",
        "19 811228 – 9874",
        "Han (811228‑9874) sade nej.",
        "811228\u00ad-98\u200b74",
        "８１１２２８-９８７４",
        "٨١١٢٢٨-٩٨٧٤",
        "ålder 20 811228-9874",
        "701063-2391",
        "19701063-2391",
        "https://example.org/?pnr=8112289874",
    ],
)
def test_personal_numbers_are_found(text):
    assert kinds(text) == [Kind.NUMBER]


@pytest.mark.parametrize(
    "text",
    [
        "811228-9875",  # the check digit is wrong
        "811328-9874",  # there is no thirteenth month
        "802412-3456",  # an association's number
        "20811228-9874",  # nobody is born in 2081
        "8112289874123",
        "1234567890123456",
        "2027-02-15 13.00",
        "dnr 2026/1234",
    ],
)
def test_other_numbers_are_let_be(text):
    assert Kind.NUMBER not in kinds(text)


@given(st.text(max_size=12).filter(lambda text: not any(c.isdecimal() for c in text)))
def test_number_is_found_whatever_stands_around_it(around):
    assert Kind.NUMBER in kinds(f"{around} {NUMBER} {around}")


def test_number_split_by_markup_is_found():
    assert kinds(without_tags("<p><b>811228</b>-<i>98</i>74</p>")) == [Kind.NUMBER]
    assert kinds(without_tags("<p>811228</p><p>9874</p>")) == []


def test_number_is_never_shown_whole():
    assert [hit.shown for hit in look("19811228-9874")] == ["8112••-••••"]


@pytest.mark.parametrize("text", ["070-174 06 33", "0701740633", "+46 70 174 06 33", "0521-72 10 00", "0046701740633"])
def test_telephone_numbers_are_found(text):
    assert kinds(f"Ring {text}.") == [Kind.PHONE]


@pytest.mark.parametrize(
    "text", ["08.00–16.00", "2027-02-15", "09-16", "12 000 000 kr", "Rapport 2027:14", "0,5 miljoner"]
)
def test_times_and_sums_are_no_telephone_numbers(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text", ["Kronogatan 2", "Östra Vägen 14 B", "Sankt Eriks gata 4", "Björkstigen 7a", "Gamla allén 12"]
)
def test_addresses_are_found(text):
    assert kinds(f"Hon bor på {text}, sades det.") == [Kind.ADDRESS]


@pytest.mark.parametrize("text", ["längs Kronogatan.", "på väg 2027", "Riksväg 44:an", "vägen 20 år framåt"])
def test_streets_without_a_number_are_let_be(text):
    assert kinds(text) == []


def test_names_on_the_list_are_found_in_any_case_and_genitive():
    assert kinds("Det var ANNA  Svenssons bok.", ["Anna Svensson"]) == [Kind.NAME]
    assert kinds("Annan Svensson sade nej", ["Anna Svensson"]) == []
