"""Repetition as such: no database."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from events import recurrence, words
from events.recurrence import BadRule, Repetition, expand

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def at(*when: int) -> datetime.datetime:
    return datetime.datetime(*when)  # noqa: DTZ001 - local


def days(repetition: Repetition, until: datetime.date) -> list[str]:
    return [f"{instance.starts_at:%Y-%m-%d %H.%M %z}" for instance in expand(repetition, until=until)]


def test_time_stays_the_same_across_summer_time():
    repetition = Repetition(at(2027, 3, 23, 18, 30), at(2027, 3, 23, 20, 30), "FREQ=WEEKLY")

    assert days(repetition, datetime.date(2027, 3, 31)) == ["2027-03-23 18.30 +0100", "2027-03-30 18.30 +0200"]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ((2027, 1, 31), ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]),
        ((2027, 1, 30), ["2027-01-30", "2027-02-28", "2027-03-30", "2027-04-30"]),
        ((2028, 1, 29), ["2028-01-29", "2028-02-29", "2028-03-29", "2028-04-29"]),
        ((2027, 1, 15), ["2027-01-15", "2027-02-15", "2027-03-15", "2027-04-15"]),
    ],
)
def test_every_month_has_its_date(start, expected):
    day = datetime.date(*start)
    rule = recurrence.text_of(recurrence.monthly_by_date(day))
    found = expand(Repetition(at(*start, 10), rule=rule), until=datetime.date(day.year, 4, 30))

    assert [str(instance.date) for instance in found] == expected


def test_leap_day_is_the_28th_in_ordinary_years():
    rule = recurrence.text_of(recurrence.yearly(datetime.date(2024, 2, 29)))
    found = expand(Repetition(at(2024, 2, 29, 10), rule=rule), until=datetime.date(2028, 12, 31))

    assert [str(i.date) for i in found] == ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]


def test_last_day_counts_also_in_the_evening():
    repetition = Repetition(at(2027, 1, 5, 18, 30), rule="FREQ=WEEKLY;UNTIL=20270119")

    assert [i.date.day for i in expand(repetition, until=datetime.date(2027, 12, 31))] == [5, 12, 19]


def test_exceptions_and_extra_dates():
    repetition = Repetition(
        at(2027, 1, 5, 18, 30),
        rule="FREQ=WEEKLY;COUNT=3",
        except_dates=(datetime.date(2027, 1, 12),),
        extra=(at(2027, 1, 14, 19, 0),),
    )

    assert days(repetition, datetime.date(2027, 12, 31)) == [
        "2027-01-05 18.30 +0100",
        "2027-01-14 19.00 +0100",
        "2027-01-19 18.30 +0100",
    ]


def test_skipped_hour_is_taken_by_the_offset_before():
    assert f"{recurrence.localised(at(2027, 3, 28, 2, 30)):%H.%M %z}" == "03.30 +0200"


@pytest.mark.parametrize(
    "rule",
    [
        *("", "FREQ=SECONDLY", "FREQ=WEEKLY;COUNT=0", "FREQ=WEEKLY;UNTIL=20270231", "FREQ=DAILY;BYMONTHDAY=30"),
        *(
            "FREQ=WEEKLY;COUNT=2;UNTIL=20270101",
            "FREQ=WEEKLY;FREQ=DAILY",
            "BYDAY=MO",
            "FREQ=WEEKLY;BYDAY=XX",
            "x" * 300,
        ),
        "FREQ=WEEKLY;BYHOUR=1",
    ],
)
def test_rules_that_the_calendar_does_not_take(rule):
    with pytest.raises(BadRule):
        recurrence.parts_of(rule)


def test_first_date_must_follow_the_rule():
    assert recurrence.follows_its_rule(Repetition(at(2027, 1, 5, 18), rule="FREQ=WEEKLY;BYDAY=TU"))
    assert not recurrence.follows_its_rule(Repetition(at(2027, 1, 5, 18), rule="FREQ=WEEKLY;BYDAY=WE"))


@pytest.mark.parametrize(
    ("start", "rule", "expected"),
    [
        ((2026, 12, 2, 18, 30), "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "varannan onsdag kl. 18.30"),
        ((2026, 12, 2, 18, 30), "FREQ=WEEKLY;BYDAY=WE;COUNT=6", "varje onsdag kl. 18.30, 6 gånger"),
        ((2027, 1, 19, 18, 30), "FREQ=MONTHLY;BYDAY=3TU", "tredje tisdagen varje månad kl. 18.30"),
        ((2027, 1, 26, 18, 0), "FREQ=MONTHLY;BYDAY=-1TU", "sista tisdagen varje månad kl. 18.00"),
        ((2027, 1, 15, 9, 0), "FREQ=MONTHLY;BYMONTHDAY=15", "den 15 varje månad kl. 09.00"),
        ((2027, 5, 1, 11, 0), "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", "varje år den 1 maj kl. 11.00"),
        (
            (2027, 1, 5, 18, 0),
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270525",
            "varje tisdag kl. 18.00, till och med 25 maj 2027",
        ),
    ],
)
def test_rule_in_swedish(start, rule, expected):
    with override("sv"):
        assert words.in_words(Repetition(at(*start), rule=rule)).replace("\xa0", " ") == expected


def test_exceptions_in_swedish():
    repetition = Repetition(
        at(2026, 12, 10, 18, 30), rule="FREQ=WEEKLY;INTERVAL=2", except_dates=(datetime.date(2026, 12, 24),)
    )

    with override("sv"):
        assert words.in_words(repetition).replace("\xa0", " ") == "varannan torsdag kl. 18.30, utom 24 december"
