"""The question and its answer: when a label is closed, and which band a probability falls in."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.risk import Band, BandRule, LabelRule


def test_that_a_label_closes_when_the_last_bill_of_the_horizon_is_late_enough() -> None:
    assert LabelRule(horizon_days=30, late_days=30).closed_on(dt.date(2005, 7, 31)) == dt.date(2005, 9, 29)


@given(st.floats(0, 1), st.integers(0, 2))
def test_that_too_few_bills_are_never_a_grade(probability: float, bills: int) -> None:
    assert BandRule().band(probability, bills) is Band.UNKNOWN


@given(st.floats(0, 1), st.floats(0, 1))
def test_that_a_higher_probability_is_never_a_lower_band(one: float, other: float) -> None:
    order = [Band.LOW, Band.MEDIUM, Band.HIGH]
    low, high = sorted((one, other))
    assert order.index(BandRule().band(low, 12)) <= order.index(BandRule().band(high, 12))


def test_that_the_limits_belong_to_the_higher_band() -> None:
    rule = BandRule(high_from=0.3, medium_from=0.1)
    assert [rule.band(p, 12) for p in (0.0999, 0.1, 0.2999, 0.3)] == [Band.LOW, Band.MEDIUM, Band.MEDIUM, Band.HIGH]
