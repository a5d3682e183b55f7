"""Which indicators go into a card: the strongest, none that tells what a stronger one already tells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from desktop_app.analytics.credit import binning
from desktop_app.analytics.credit.measures import ranks
from desktop_app.analytics.credit.panel import Floats, Panel
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.progress import Progress

MOST = 20
TOO_ALIKE = 0.7
_COARSE = 10
_LEAST_STRENGTH = 0.005


def choose(panel: Panel, specs: Sequence[IndicatorSpec], progress: Progress) -> list[int]:
    """Places of the chosen indicators, in the order of `specs`.

    Greedy by information value; an indicator whose rank correlation with a stronger chosen one reaches 0.7 is left out. Figures
    are rounded before they are compared and ties keep the order of `specs`, so that the choice does not hang on last bits.
    """
    ordered: list[tuple[float, int, Floats]] = []
    for place, spec in enumerate(specs):
        progress.check()
        values = panel.values[:, place]
        known = values[~np.isnan(values)]
        if not len(known) or known.min() == known.max():
            continue
        strength, ladder = _strength(values, panel.label, is_state(spec))
        if strength >= _LEAST_STRENGTH:
            ordered.append((-strength, place, ladder))
    chosen: list[tuple[int, Floats]] = []
    for _, place, ladder in sorted(ordered, key=lambda item: item[:2]):
        progress.check()
        if len(chosen) < MOST and all(_alike(ladder, other) < TOO_ALIKE for _, other in chosen):
            chosen.append((place, ladder))
    return sorted(place for place, _ in chosen)


def is_state(spec: IndicatorSpec) -> bool:
    """Whether the indicator's values are categories."""
    return spec.unit == "状态"


def _strength(values: Floats, label: Floats, state: bool) -> tuple[float, Floats]:
    """Information value over coarse bins, unknown being one, and the values as ranks (states ranked by their observed rate)."""
    bins = binning.states(values) if state else binning.fine(values, _COARSE)
    codes = bins.codes(values)
    bad = np.bincount(codes, label, bins.known + 1)
    good = np.bincount(codes, 1 - label, bins.known + 1)
    held = bad + good > 0
    p, q = (bad[held] + 0.5) / (label.sum() + 0.5), (good[held] + 0.5) / ((1 - label).sum() + 0.5)
    value = round(float(((p - q) * np.log(p / q)).sum()), 6)
    ladder = ((bad + 0.5) / (bad + good + 1))[codes].round(9) if state else values
    placed = np.full(len(values), np.nan)
    known = ~np.isnan(values)
    placed[known] = ranks(ladder[known])
    return value, placed


def _alike(one: Floats, other: Floats) -> float:
    """Absolute rank correlation over the rows where both are known."""
    both = ~(np.isnan(one) | np.isnan(other))
    a, b = one[both], other[both]
    if len(a) < 2:
        return 0.0
    a, b = a - a.mean(), b - b.mean()
    spread = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return round(abs(float((a * b).sum())) / spread, 6) if spread else 0.0
