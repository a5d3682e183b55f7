"""One formatter: what people read of numbers, shares and dates."""

from __future__ import annotations

import datetime as dt

from desktop_app.domain import formats


def test_that_nothing_and_zero_are_told_apart() -> None:
    assert formats.yuan(None) == formats.count(None) == formats.percent(None) == formats.day(None) == "--"
    assert formats.count(0) == "0"
    assert formats.percent(0.0) == "0.00%"


def test_that_dates_are_written_with_four_digit_years() -> None:
    assert formats.day(dt.date(2026, 3, 5)) == "2026-03-05"
    assert formats.moment(dt.datetime(2026, 3, 5, 7, 4, 59)) == "2026-03-05 07:04"
