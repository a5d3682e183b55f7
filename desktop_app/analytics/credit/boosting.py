"""Learning one shape per indicator: boosted trees that never look at two indicators at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from desktop_app.analytics.credit.binning import Bins
from desktop_app.analytics.credit.panel import Floats
from desktop_app.domain.progress import Progress

ITERATIONS = 300
STEP = 25


class Boosted(Protocol):
    """What is asked of the fitted trees."""

    def decision_function(self, codes: Floats, /) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Shapes:
    """The additive model as tables: log-odds = base + Σ tables[i][bin of indicator i]. The last entry of a table is "unknown"."""

    base: float
    tables: tuple[Floats, ...]


def fit(codes: Floats, label: Floats, bins: Sequence[Bins], directions: Sequence[int], seed: int, progress: Progress) -> Boosted:
    """Boost in short steps so that cancelling is answered between them; the same trees as fitted in one go."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - seconds on an old PC; only scoring waits for it

    model = HistGradientBoostingClassifier(
        learning_rate=0.05,
        max_iter=STEP,
        max_leaf_nodes=4,
        min_samples_leaf=leaf_rows(len(label)),
        l2_regularization=5.0,
        max_bins=64,
        interaction_cst="no_interactions",
        monotonic_cst=list(directions),
        categorical_features=[bool(item.categories) for item in bins],
        early_stopping=False,
        warm_start=True,
        random_state=seed,
    )
    for done in range(STEP, ITERATIONS + 1, STEP):
        progress.check()
        model.set_params(max_iter=done).fit(codes, label)
        progress.advance(done, ITERATIONS)
    fitted: Boosted = model
    return fitted


def leaf_rows(rows: int) -> int:
    """At least 60 rows in a leaf, fewer where there are not enough rows for many such leaves."""
    return min(60, max(15, rows // 150))


def blanked(codes: Sequence[np.ndarray[tuple[int], np.dtype[np.int64]]], bins: Sequence[Bins]) -> Floats:
    """Bin numbers as the model takes them: unknown is NaN."""
    columns = [np.where(code == item.unknown, np.nan, code) for code, item in zip(codes, bins, strict=True)]
    return np.column_stack(columns).astype(np.float64)


def read_out(model: Boosted, bins: Sequence[Bins]) -> Shapes:
    """The model's shapes, exactly: each bin of each indicator is asked for alone, all others unknown."""
    width = len(bins)
    blank = np.full((1, width), np.nan)
    base = float(model.decision_function(blank)[0])
    tables = []
    for place, item in enumerate(bins):
        asked = np.full((item.known, width), np.nan)
        asked[:, place] = np.arange(item.known)
        tables.append(np.append(model.decision_function(asked) - base, 0.0))
    return Shapes(base, tuple(tables))


def log_odds(shapes: Shapes, codes: Sequence[np.ndarray[tuple[int], np.dtype[np.int64]]]) -> Floats:
    """The additive sum of the tables."""
    total = np.full(len(codes[0]), shapes.base)
    for table, code in zip(shapes.tables, codes, strict=True):
        total += table[code]
    return total
