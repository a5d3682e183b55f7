"""A month is a type: it parses the forms offices write, and steps through years without losing a day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.month import Month

MONTHS = st.builds(Month, st.integers(1900, 2200), st.integers(1, 12))


@given(MONTHS)
def test_that_every_written_form_gives_the_same_month(month: Month) -> None:
    year, number = month.year, month.number
    forms = [month.compact, str(month), f"{year}/{number}", f"{year}.{number}", f"{year}年{number}月", f"{year}年{number:02d}月"]
    assert {Month.parse(form) for form in forms} == {month}


@given(MONTHS, st.integers(-600, 600))
def test_that_stepping_there_and_back_returns(month: Month, steps: int) -> None:
    assert month.plus(steps).plus(-steps) == month


@given(MONTHS)
def test_that_the_next_month_begins_the_day_after_this_one_ends(month: Month) -> None:
    assert month.plus(1).first_day == month.last_day + dt.timedelta(days=1)


@pytest.mark.parametrize("text", ["202613", "2026-00", "26-03", "2026", "2026-3-5", "三月"])
def test_that_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="month"):
        Month.parse(text)
