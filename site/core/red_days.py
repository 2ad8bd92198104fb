"""Red days: Sundays and Sweden's public holidays, as an almanac prints them in red.

The list is that of the act on public holidays (lag 1989:253). Eves such as Christmas Eve are not in it.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

import holidays

SUNDAY = 6


@lru_cache(maxsize=16)
def holidays_of(year: int) -> dict[datetime.date, str]:
    """Return the public holidays of a year with their Swedish names, Sundays as such left out."""
    return dict(holidays.country_holidays("SE", years=year, language="sv", include_sundays=False))


def is_red_day(day: datetime.date) -> bool:
    """Tell whether an almanac prints the day in red."""
    return day.weekday() == SUNDAY or day in holidays_of(day.year)
