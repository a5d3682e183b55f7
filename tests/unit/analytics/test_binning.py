"""Bins and the exact cut."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.analytics.credit import binning

VALUES = st.lists(st.integers(-50, 50), min_size=1, max_size=9)


def error(shape: np.ndarray, weight: np.ndarray, starts: list[int]) -> float:
    edges = [*starts, len(shape)]
    total = 0.0
    for first, last in pairwise(edges):
        mean = np.average(shape[first:last], weights=weight[first:last])
        total += float((weight[first:last] * (shape[first:last] - mean) ** 2).sum())
    return total


@given(VALUES, st.integers(1, 5), st.randoms(use_true_random=False))
def test_that_no_other_cut_is_better(shape: list[int], most: int, random: object) -> None:
    values = np.array(shape, dtype=float)
    weight = np.arange(1.0, len(shape) + 1)
    found = binning.cut(values, weight, most)
    assert found[0] == 0
    assert len(found) <= most
    assert found == sorted(set(found))
    others = ([0, *inner] for size in range(min(most, len(shape))) for inner in combinations(range(1, len(shape)), size))
    assert error(values, weight, found) <= min(error(values, weight, other) for other in others) + 1e-6


def test_that_a_flat_shape_is_not_cut() -> None:
    assert binning.cut(np.zeros(30), np.ones(30), 10) == [0]


def test_that_cutting_a_rising_shape_keeps_it_rising() -> None:
    shape = np.sort(np.random.default_rng(3).normal(size=60))
    starts = binning.cut(shape, np.ones(60), 8)
    means = np.add.reduceat(shape, starts) / np.diff([*starts, 60])
    assert len(starts) == 8
    assert (np.diff(means) > 0).all()


@given(st.lists(st.one_of(st.just(float("nan")), st.integers(0, 9).map(float)), min_size=1, max_size=60))
def test_that_every_value_has_exactly_one_bin_and_unknown_is_the_last(values: list[float]) -> None:
    given_values = np.array(values)
    for bins in (binning.fine(given_values, 4), binning.states(given_values, 4)):
        codes = bins.codes(given_values)
        assert ((codes == bins.unknown) == np.isnan(given_values)).all()
        assert (codes >= 0).all()
        assert (codes <= bins.unknown).all()


def test_that_a_value_on_an_edge_belongs_to_the_lower_bin() -> None:
    bins = binning.Bins(edges=(1.0, 2.5))
    assert bins.codes(np.array([1.0, 1.000001, 2.5, 2.500001, np.nan])).tolist() == [0, 1, 1, 2, 3]


def test_that_edges_are_values_that_occurred() -> None:
    values = np.random.default_rng(5).normal(size=5_000).round(6)
    bins = binning.fine(values)
    assert set(bins.edges) <= set(values.tolist())
    sizes = np.bincount(bins.codes(values))
    assert sizes.min() > 5_000 / binning.FINE_BINS / 2


def test_that_rare_and_unseen_states_fall_together() -> None:
    values = np.array([11.0] * 40 + [22.0] * 30 + [33.0] * 3)
    bins = binning.states(values)
    assert bins.categories == (11.0, 22.0)
    assert bins.codes(np.array([11.0, 22.0, 33.0, 99.0, np.nan])).tolist() == [0, 1, 2, 2, 3]


@pytest.mark.parametrize("count", [1, 2, 60])
def test_that_few_distinct_values_each_keep_their_bin(count: int) -> None:
    values = np.repeat(np.arange(float(count)), 5)
    assert binning.fine(values).known == count
