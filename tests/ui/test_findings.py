"""What the pictures are said to show."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.figures import AgeingBucket, BandCount, CollectionMonth
from desktop_app.domain.money import Money
from desktop_app.domain.month import Month
from desktop_app.domain.risk import Band
from desktop_app.ui.charts.trend import grid, span
from desktop_app.ui.screens.analysis.bins import concentration, spread
from desktop_app.ui.screens.home.findings import Course, Step, high_risk, largest_bucket, next_step, recovery_change
from tests.fakes import county
from tests.fakes.house import fake_house


def month(rate: float) -> CollectionMonth:
    return CollectionMonth(Month(2026, 1), Money(1_000_000), Money(round(rate * 1_000_000)), 100, 5, due=True)


@pytest.mark.parametrize(
    ("now", "before", "course", "points"),
    [
        (0.98, None, Course.SINGLE, 0.0),
        (None, None, Course.SINGLE, 0.0),
        (0.97, 0.98, Course.FELL, 0.01),
        (0.985, 0.98, Course.ROSE, 0.005),
        (0.98, 0.98, Course.STEADY, 0.0),
    ],
)
def test_that_recovery_is_held_against_the_month_before(
    now: float | None, before: float | None, course: Course, points: float
) -> None:
    found = recovery_change(*(None if rate is None else month(rate) for rate in (now, before)))
    assert found == (course, pytest.approx(points))


def test_that_the_largest_bucket_is_named_with_its_share() -> None:
    found = largest_bucket([AgeingBucket("a", 1, Money(25)), AgeingBucket("b", 1, Money(75))])
    assert found is not None
    assert (found[0].key, found[1]) == ("b", 0.75)
    assert largest_bucket([AgeingBucket("a", 0, Money(0))]) is None
    assert largest_bucket([]) is None


def test_that_the_high_band_is_weighed_against_all_arrears() -> None:
    counts = [BandCount("high", 10, Money(30)), BandCount("low", 90, Money(70))]
    found = high_risk(counts)
    assert found is not None
    assert found[1] == 0.3
    assert concentration(counts) == (0.1, 0.3)
    assert high_risk([]) is None
    assert concentration([]) is None


def test_that_the_next_step_is_import_then_score_then_list() -> None:
    fake = fake_house()
    session = fake.gate.sign_in("王敏", fake.gate.password)
    overview = fake.show_overview(session)
    assert next_step(overview) is Step.LIST
    stale = replace(overview, state=replace(overview.state, last_run_as_of=Month(2026, 9).last_day))
    assert next_step(stale) is Step.SCORE
    fake.scored = False
    assert next_step(fake.show_overview(session)) is Step.SCORE
    fake.filled = False
    assert next_step(fake.show_overview(session)) is Step.IMPORT


def test_that_every_scored_customer_is_in_one_bin_of_their_own_band() -> None:
    table = county.risk_table(800)
    found = spread(table)
    assert sum(part.customers for part in found.bins) + found.unknown == 800
    chances = np.asarray(table.column("probability").to_pylist())
    bands = np.asarray(table.column("band").to_pylist())
    for part in found.bins:
        inside = (np.round(chances, 9) >= part.low) & (np.round(chances, 9) < part.high) & (bands != Band.UNKNOWN.value)
        assert part.customers == int(inside.sum())
        assert set(bands[inside]) <= {part.band.value}


@given(st.lists(st.floats(0, 1), min_size=1, max_size=36))
def test_that_grid_lines_lie_inside_the_axis_and_are_few(shares: list[float]) -> None:
    low, high = span(shares)
    lines = grid(low, high)
    assert low <= min(shares) <= max(shares) <= high
    assert 2 <= len(lines) <= 6
    assert all(low - 1e-9 <= line <= high + 1e-9 for line in lines)
