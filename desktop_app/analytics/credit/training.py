"""Learning a card from snapshots whose answers are known."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from desktop_app.analytics.credit.card import EVERYONE, Card, Characteristic, ClassMean
from desktop_app.analytics.credit.measures import auc, recalibration
from desktop_app.analytics.credit.panel import Floats, Ints, Panel, Snapshot, gather, share_of
from desktop_app.analytics.credit.part import Part
from desktop_app.analytics.credit.selection import is_state
from desktop_app.analytics.credit.shapes import Rough, Shape, learn
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.progress import Progress
from desktop_app.domain.risk import ScoreParameters

LEAST_BADS = 50
MOST_ROWS = 150_000
TOO_GOOD = 0.97
_CALIBRATION_PARTS = 3
_LEAST_CLASS = 200
_LOSS = 0.0005
_SCALES = (20, 40, 80, 160)
_SMALLEST = 1e-6


def train_card(
    snapshots: Sequence[Snapshot], specs: Sequence[IndicatorSpec], parameters: ScoreParameters, progress: Progress
) -> Card:
    """The card learned from closed snapshots; the same input gives the same bytes on any number of threads.

    Raises:
        NotEnoughData: fewer than 50 bad or 50 good customer-days, or indicators that already contain the answer.
        Cancelled: the person stopped it.
    """
    return learn_card(gather(snapshots, specs), specs, parameters, progress)


def learn_card(panel: Panel, specs: Sequence[IndicatorSpec], parameters: ScoreParameters, progress: Progress) -> Card:
    """The card of a panel; `train_card` says when it raises."""
    _require_labels(panel)
    panel = _sampled(panel, parameters.seed)
    rough = learn(panel, specs, parameters.max_bins, parameters.seed, Part(progress, 0, 1 + _CALIBRATION_PARTS))
    known = rough.log_odds(panel.values)
    refuse_too_good(auc(panel.label, known))
    slope, intercept = _calibration(panel, specs, parameters, progress)
    scale = next((scale for scale in _SCALES if _loss(rough, panel, known, scale) < _LOSS), _SCALES[-1])
    factor = scale / math.log(2)
    kept = [shape for shape in rough.shapes if len(set(_points(shape, factor))) > 1]
    floor = rough.base + sum(float(shape.log_odds.min()) for shape in rough.shapes)
    most = sum(max(_points(shape, factor)) for shape in kept)
    return Card(
        tuple(_characteristic(shape, specs[shape.place], factor, panel) for shape in kept),
        scale,
        tuple(_probability(intercept + slope * (floor + points / factor)) for points in range(most + 1)),
        _class_rates(panel),
        parameters,
        panel.days,
        panel.rows,
        panel.bads,
    )


def refuse_too_good(measured: float) -> None:
    """Raise if a card is better than honest data allow: then an indicator holds the answer (leakage)."""
    if measured > TOO_GOOD:
        raise NotEnoughData("credit.too_good", auc=f"{measured:.3f}", limit=f"{TOO_GOOD:.2f}")


def _require_labels(panel: Panel) -> None:
    if min(panel.bads, panel.rows - panel.bads) < LEAST_BADS:
        raise NotEnoughData("credit.too_few_labels", bads=panel.bads, rows=f"{panel.rows:,}", needed=LEAST_BADS)


def _sampled(panel: Panel, seed: int) -> Panel:
    """Customers drawn by the hash of their number where there are more rows than learning needs."""
    if panel.rows <= MOST_ROWS:
        return panel
    return panel.take(share_of(panel.cons_no, seed) < MOST_ROWS / panel.rows)


def _calibration(
    panel: Panel, specs: Sequence[IndicatorSpec], parameters: ScoreParameters, progress: Progress
) -> tuple[float, float]:
    """(slope, intercept) of outcomes on what cards learned from other customers say of them."""
    part = np.minimum(
        (share_of(panel.cons_no, parameters.seed + 1) * _CALIBRATION_PARTS).astype(np.int64), _CALIBRATION_PARTS - 1
    )
    told = np.zeros(panel.rows)
    for number in range(_CALIBRATION_PARTS):
        progress.check()
        inside = part != number
        if panel.label[inside].min() == panel.label[inside].max():
            continue
        part_of = Part(progress, 1 + number, 1 + _CALIBRATION_PARTS)
        rough = learn(panel.take(inside), specs, parameters.max_bins, parameters.seed, part_of)
        told[~inside] = rough.log_odds(panel.values[~inside])
    slope, intercept = recalibration(panel.label, told)
    if slope > 0:
        return round(slope, 6), round(intercept, 6)
    rate = panel.bads / panel.rows
    return 0.0, round(math.log(rate / (1 - rate)), 6)


def _points(shape: Shape, factor: float) -> list[int]:
    """Whole points, the best bin having none; halves round up."""
    return [math.floor(float(value) * factor + 0.5) for value in (shape.log_odds - shape.log_odds.min()).round(9)]


def _loss(rough: Rough, panel: Panel, known: Floats, scale: int) -> float:
    """What rounding to whole points costs in AUC."""
    factor = scale / math.log(2)
    total = np.zeros(panel.rows)
    for shape in rough.shapes:
        total += np.array(_points(shape, factor))[shape.bins.codes(panel.values[:, shape.place])]
    return auc(panel.label, known) - auc(panel.label, total)


def _probability(log_odds: float) -> str:
    """Decimal text with six digits, never 0 or 1."""
    chance = 1 / (1 + math.exp(-log_odds))
    return f"{min(max(chance, _SMALLEST), 1 - _SMALLEST):.6f}"


def _classes(panel: Panel) -> Mapping[str, Ints]:
    """Rows of each class that is large enough to have means of its own, and of everyone."""
    names, times = np.unique(panel.classes, return_counts=True)
    large = [str(name) for name, count in zip(names, times, strict=True) if count >= _LEAST_CLASS]
    return {name: np.flatnonzero(panel.classes == name) for name in large} | {EVERYONE: np.arange(panel.rows)}


def _class_rates(panel: Panel) -> dict[str, float]:
    return {name: round(float(panel.label[rows].mean()), 6) for name, rows in _classes(panel).items()}


def _characteristic(shape: Shape, spec: IndicatorSpec, factor: float, panel: Panel) -> Characteristic:
    values = panel.values[:, shape.place]
    points = _points(shape, factor)
    given = np.array(points, dtype=np.float64)[shape.bins.codes(values)]
    means = {
        name: ClassMean(round(float(given[rows].mean()), 4), _mean(values[rows], spec)) for name, rows in _classes(panel).items()
    }
    rows = tuple(int(count) for count in shape.rows)
    return Characteristic(spec.id, spec.family, spec.unit, spec.decimals, shape.bins, tuple(points), rows, means)


def _mean(values: Floats, spec: IndicatorSpec) -> float | None:
    """Mean of the known values; a state has none."""
    known = values[~np.isnan(values)]
    return None if is_state(spec) or not len(known) else round(float(known.mean()), 6)
