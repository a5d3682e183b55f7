"""From customer-days to a rough card: chosen indicators, their bins and the log-odds of each bin, before rounding to points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop_app.analytics.credit import binning, boosting
from desktop_app.analytics.credit.binning import Bins
from desktop_app.analytics.credit.panel import Floats, Ints, Panel
from desktop_app.analytics.credit.selection import choose, is_state
from desktop_app.domain.indicator import Direction, IndicatorSpec
from desktop_app.domain.progress import Progress


@dataclass(frozen=True, slots=True)
class Shape:
    """One indicator: `log_odds` and `rows` per bin of `bins`, the last being "unknown"; `place` is its place among all specs."""

    place: int
    bins: Bins
    log_odds: Floats
    rows: Ints


@dataclass(frozen=True, slots=True)
class Rough:
    """log-odds of a customer = base + Σ log_odds[bin]."""

    base: float
    shapes: tuple[Shape, ...]

    def log_odds(self, values: Floats) -> Floats:
        """Of rows of all indicators, in the order of the specs."""
        total = np.full(len(values), self.base)
        for shape in self.shapes:
            total += shape.log_odds[shape.bins.codes(values[:, shape.place])]
        return total


def learn(panel: Panel, specs: Sequence[IndicatorSpec], max_bins: int, seed: int, progress: Progress) -> Rough:
    """Choose, boost, read out, cut."""
    places = choose(panel, specs, progress)
    if not places:
        rate = panel.bads / panel.rows
        return Rough(float(np.log(rate / (1 - rate))), ())
    bins = [_fine(panel.values[:, place], specs[place]) for place in places]
    codes = [item.codes(panel.values[:, place]) for item, place in zip(bins, places, strict=True)]
    directions = [_direction(specs[place]) for place in places]
    model = boosting.fit(boosting.blanked(codes, bins), panel.label, bins, directions, seed, progress)
    read = boosting.read_out(model, bins)
    shapes = (
        _cut(place, item, table, code, max_bins)
        for place, item, table, code in zip(places, bins, read.tables, codes, strict=True)
    )
    return Rough(read.base, tuple(shapes))


def _fine(values: Floats, spec: IndicatorSpec) -> Bins:
    return binning.states(values) if is_state(spec) else binning.fine(values)


def _direction(spec: IndicatorSpec) -> int:
    return Direction.FREE.value if is_state(spec) else spec.direction.value


def _cut(place: int, bins: Bins, table: Floats, codes: Ints, max_bins: int) -> Shape:
    """Few bins instead of many; a state keeps its bins, they are its words."""
    rows = np.bincount(codes, minlength=bins.known + 1)
    table = _neutral(table, rows, judged=slice(None) if bins.categories else slice(-1, None))
    if bins.categories:
        return Shape(place, bins, table, rows)
    starts = binning.cut(table[:-1], rows[:-1].astype(np.float64), max_bins)
    mass = np.add.reduceat(rows[:-1], starts)
    mean = np.add.reduceat(table[:-1] * rows[:-1], starts) / mass
    edges = tuple(bins.edges[start - 1] for start in starts[1:])
    return Shape(place, Bins(edges=edges), np.append(mean, table[-1]), np.append(mass, rows[-1]))


def _neutral(table: Floats, rows: Ints, judged: slice) -> Floats:
    """Judged bins too rare to learn from count as the mean customer: a rare state or no data is never a bad mark by itself."""
    changed = table.copy()
    mean = float((table * rows).sum() / rows.sum())
    changed[judged] = np.where(rows[judged] >= binning.RARE, table[judged], mean)
    return changed
