"""A month is a type: it knows its days, and steps through years without losing a day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.month import Month

MONTHS = st.builds(Month, st.integers(1900, 2200), st.integers(1, 12))


@given(MONTHS, st.integers(-600, 600))
def test_that_stepping_there_and_back_returns(month: Month, steps: int) -> None:
    assert month.plus(steps).plus(-steps) == month


@given(MONTHS)
def test_that_the_next_month_begins_the_day_after_this_one_ends(month: Month) -> None:
    assert month.plus(1).first_day == month.last_day + dt.timedelta(days=1)


@pytest.mark.parametrize(("year", "number"), [(2026, 0), (2026, 13), (0, 1), (10_000, 1)])
def test_that_what_is_no_month_is_refused(year: int, number: int) -> None:
    with pytest.raises(ValueError, match="month"):
        Month(year, number)


@given(MONTHS)
def test_that_every_day_of_a_month_is_of_that_month(month: Month) -> None:
    assert Month.of(month.first_day) == Month.of(month.last_day) == month
