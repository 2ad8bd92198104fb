"""When a text is out, without a database."""

import datetime
from types import SimpleNamespace

import pytest

from reports.texts import ReportText, after_expected, is_out

TODAY = datetime.date(2026, 3, 24)
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(("day", "out"), [(None, False), (TODAY + DAY, False), (TODAY, True), (TODAY - DAY, True)])
def test_text_is_out_from_its_day_on(day, out):
    assert is_out(day, TODAY) is out


def test_text_after_is_expected_when_promised_or_in_a_week():
    assert after_expected(TODAY, TODAY + DAY) == TODAY + DAY
    assert after_expected(TODAY, None) == TODAY + 7 * DAY


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (600, 3)])
def test_minutes_to_read(words, minutes):
    page = SimpleNamespace(before_lead="", before_body="<p>ord</p>" * words)

    assert ReportText(page, "before").minutes == minutes
