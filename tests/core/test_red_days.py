"""Which days an almanac prints in red."""

import datetime

import pytest

from core.red_days import is_red_day


@pytest.mark.parametrize(
    ("day", "red"),
    [
        ("2026-05-01", True),  # May Day, a Friday
        ("2026-05-03", True),  # a Sunday
        ("2026-05-14", True),  # Ascension Day, a Thursday
        ("2026-06-06", True),  # National Day
        ("2026-06-19", False),  # Midsummer Eve
        ("2026-06-20", True),  # Midsummer Day, a Saturday
        ("2026-10-31", True),  # All Saints' Day
        ("2026-12-24", False),  # Christmas Eve
        ("2026-12-26", True),
        ("2027-03-26", True),  # Good Friday
        ("2026-04-21", False),
    ],
)
def test_is_red_day_follows_the_act(day, red):
    assert is_red_day(datetime.date.fromisoformat(day)) is red
