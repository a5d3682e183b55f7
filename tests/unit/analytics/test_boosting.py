"""The learned shapes are the model, exactly, however it was fitted."""

from __future__ import annotations

import numpy as np
import pytest

from desktop_app.analytics.credit import binning, boosting
from desktop_app.analytics.credit.panel import gather
from desktop_app.domain.errors import Cancelled
from desktop_app.domain.progress import SILENT, Silent
from tests.unit.analytics.people import SPECS, people

USED = (0, 2, 3, 4)
DIRECTIONS = [1, 0, -1, 0]


def prepared(count: int = 3_000) -> tuple[list[binning.Bins], list[np.ndarray], np.ndarray]:
    panel = gather([people(count)], SPECS)
    columns = [panel.values[:, place] for place in USED]
    bins = [
        binning.states(column) if SPECS[place].unit == "状态" else binning.fine(column)
        for place, column in zip(USED, columns, strict=True)
    ]
    return bins, [item.codes(column) for item, column in zip(bins, columns, strict=True)], panel.label


def test_that_the_tables_add_up_to_the_model() -> None:
    bins, codes, label = prepared()
    asked = boosting.blanked(codes, bins)
    model = boosting.fit(asked, label, bins, DIRECTIONS, 1, SILENT)
    told = boosting.log_odds(boosting.read_out(model, bins), codes)
    assert np.abs(told - model.decision_function(asked)).max() <= 1e-9


def test_that_short_steps_fit_the_same_trees_as_one_go() -> None:
    bins, codes, label = prepared()
    asked = boosting.blanked(codes, bins)
    stepped = boosting.fit(asked, label, bins, DIRECTIONS, 1, SILENT)
    at_once = boosting.fit(asked, label, bins, DIRECTIONS, 1, SILENT).set_params(warm_start=False).fit(asked, label)
    assert at_once.n_iter_ == stepped.n_iter_ == boosting.ITERATIONS
    assert (at_once.decision_function(asked) == stepped.decision_function(asked)).all()


def test_that_declared_directions_hold_in_every_bin() -> None:
    bins, codes, label = prepared()
    model = boosting.fit(boosting.blanked(codes, bins), label, bins, DIRECTIONS, 1, SILENT)
    late, _, paid, _ = boosting.read_out(model, bins).tables
    assert (np.diff(late[:-1]) >= -1e-12).all()
    assert (np.diff(paid[:-1]) <= 1e-12).all()


class Third(Silent):
    """Cancels at the third question."""

    def __init__(self) -> None:
        self.asked = 0

    def check(self) -> None:
        self.asked += 1
        if self.asked == 3:
            raise Cancelled


def test_that_learning_stops_between_steps() -> None:
    bins, codes, label = prepared(500)
    with pytest.raises(Cancelled):
        boosting.fit(boosting.blanked(codes, bins), label, bins, DIRECTIONS, 1, Third())
