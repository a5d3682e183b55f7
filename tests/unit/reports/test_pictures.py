"""The axis of a printed line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.reports.pictures import MOST_MARKS, marks_around


@pytest.mark.parametrize(
    ("shares", "marks"),
    [
        ([0.93, 0.97], [0.93, 0.94, 0.95, 0.96, 0.97]),
        ([0.9, 1.0], [0.9, 0.92, 0.94, 0.96, 0.98, 1.0]),
        ([0.0, 1.0], [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        ([1.0], [0.995, 1.0]),
    ],
)
def test_that_an_axis_begins_near_its_figures(shares: list[float], marks: list[float]) -> None:
    assert marks_around(shares) == pytest.approx(marks)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=36))
def test_that_few_marks_hold_all_figures(shares: list[float]) -> None:
    marks = marks_around(shares)
    assert marks[0] <= min(shares) + 1e-9
    assert marks[-1] >= max(shares) - 1e-9
    assert 2 <= len(marks) <= MOST_MARKS + 1
