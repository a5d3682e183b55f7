"""k-means in the open: a deterministic sample to choose and start, all customers to polish, stability before beauty."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from desktop_app.analytics.segments.naming import names
from desktop_app.analytics.segments.scaling import INPUTS, Floats, Ints, Scaled, scaled
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.frame import Frame
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.money import Money
from desktop_app.domain.progress import Progress
from desktop_app.domain.segment import KChoice, Segment, Segmentation, Trait

FEWEST, MOST = 3, 8
LEAST_CUSTOMERS = 100
LEAST_INPUTS = 2
STABLE = 0.8
SMALLEST = 0.02
_AS_GOOD = 0.01
_SAMPLE = 6_000
_SILHOUETTE_SAMPLE = 2_000
_BOOTSTRAPS = 8
_STARTS = 8
_POLISH = 30
_TRAITS = 4
_TYPICAL = 5
_CHUNK = 20_000


def group_customers(frame: Frame, specs: Sequence[IndicatorSpec], seed: int, progress: Progress) -> tuple[Segmentation, pa.Table]:
    """Groups of an indicator frame, and (cons_no, number) of every customer in the frame's order.

    Where no number of groups is stable, the most stable one is given and marked so (`Segmentation.stable`).

    Raises:
        NotEnoughData: fewer than 100 customers, or next to nothing that tells them apart.
        Cancelled: the person stopped it.
    """
    known = {spec.id for spec in specs}
    data = scaled(frame, [name for name in INPUTS if name in known])
    if frame.num_rows < LEAST_CUSTOMERS or len(data.names) < LEAST_INPUTS:
        raise NotEnoughData("segment.too_few", customers=frame.num_rows, needed=LEAST_CUSTOMERS)
    sample = _sample(data.points, _SAMPLE, seed)
    choices = tuple(_try(data.points[sample], k, seed, progress) for k in range(FEWEST, MOST + 1))
    best, stable = _choose(choices)
    group = _polished(data.points, _centers(data.points[sample], best.k, seed), progress)
    segments, group = _described(frame, data, group, best.k)
    return Segmentation(segments, choices, stable, seed), pa.table(
        {"cons_no": frame.column("cons_no"), "number": pa.array(group)}
    )


def _sample(points: Floats, size: int, seed: int) -> Ints:
    """Rows drawn without replacement, in order; numpy's PCG64 stream is the same everywhere."""
    if len(points) <= size:
        return np.arange(len(points))
    return np.sort(np.random.default_rng(seed).choice(len(points), size, replace=False))


def _centers(points: Floats, k: int, seed: int) -> Floats:
    from sklearn.cluster import KMeans  # noqa: PLC0415 - seconds on an old PC; only grouping waits for it

    found: Floats = KMeans(k, n_init=_STARTS, random_state=seed, algorithm="lloyd").fit(points).cluster_centers_
    return found


def _try(points: Floats, k: int, seed: int, progress: Progress) -> KChoice:
    """How well k groups do: agreement of the groups found in resamples with those found in the sample, and their separation."""
    from sklearn.metrics import adjusted_rand_score, silhouette_score  # noqa: PLC0415 - as above

    progress.check()
    group = _nearest(points, _centers(points, k, seed).round(6))
    draw = np.random.default_rng([seed, k])
    agreement = []
    for number in range(_BOOTSTRAPS):
        progress.check()
        rows = draw.integers(0, len(points), len(points))
        again = _nearest(points, _centers(points[rows], k, seed + 1 + number).round(6))
        agreement.append(adjusted_rand_score(group, again))
    progress.advance(k - FEWEST + 1, MOST - FEWEST + 1)
    few = _sample(points, _SILHOUETTE_SAMPLE, seed)
    apart = silhouette_score(points[few], group[few]) if len(np.unique(group[few])) > 1 else 0.0
    share = np.bincount(group, minlength=k).min() / len(points)
    return KChoice(k, round(float(np.mean(agreement)), 4), round(float(apart), 4), round(float(share), 4))


def _choose(choices: Sequence[KChoice]) -> tuple[KChoice, bool]:
    """The largest stable number of groups that is about as well separated as the best; the most stable one where none is.

    Groups that are equally well told apart serve the office the better the finer they are.
    """
    large = [choice for choice in choices if choice.smallest_share >= SMALLEST]
    stable = [choice for choice in large if choice.stability >= STABLE]
    if stable:
        best = max(choice.silhouette for choice in stable)
        return max((choice for choice in stable if choice.silhouette >= best - _AS_GOOD), key=lambda choice: choice.k), True
    return max(large or choices, key=lambda choice: (choice.stability, -choice.k)), False


def _nearest(points: Floats, centres: Floats) -> Ints:
    """The nearest centre of each point, term by term rather than by matrix product, so that threads cannot change a bit."""
    found = np.empty(len(points), dtype=np.int64)
    for start in range(0, len(points), _CHUNK):
        part = points[start : start + _CHUNK]
        distance = np.zeros((len(part), len(centres)))
        for column in range(points.shape[1]):
            distance += (part[:, column, None] - centres[None, :, column]) ** 2
        found[start : start + _CHUNK] = distance.argmin(axis=1)
    return found


def _polished(points: Floats, centres: Floats, progress: Progress) -> Ints:
    """Lloyd's steps over all customers from the sample's centres, until nobody changes group."""
    centres = centres.round(6)
    group = _nearest(points, centres)
    for _ in range(_POLISH):
        progress.check()
        centres = _centres(points, group, centres)
        moved = _nearest(points, centres)
        if (moved == group).all():
            break
        group = moved
    return group


def _centres(points: Floats, group: Ints, before: Floats) -> Floats:
    """Means of the groups, rounded; an emptied group keeps its centre."""
    size = np.bincount(group, minlength=len(before))
    sums = np.column_stack([np.bincount(group, column, len(before)) for column in points.T])
    return np.where(size[:, None] > 0, sums / np.maximum(size, 1)[:, None], before).round(6)


def _described(frame: Frame, data: Scaled, group: Ints, k: int) -> tuple[tuple[Segment, ...], Ints]:
    """The groups in words, numbered from 1 with the latest payers first, and everybody's number."""
    centres = _centres(data.points, group, np.zeros((k, data.points.shape[1])))
    order = sorted(range(k), key=lambda place: tuple(-value for value in centres[place]))
    order = [place for place in order if (group == place).any()]
    number = np.zeros(k, dtype=np.int64)
    number[order] = np.arange(1, len(order) + 1)
    deviations = centres[order] - data.points.mean(axis=0).round(6)
    keys = names(data.names, deviations)
    segments = tuple(
        _segment(frame, data, np.flatnonzero(group == place), place_number, key, centres[place], deviations[place_number - 1])
        for place_number, (place, key) in enumerate(zip(order, keys, strict=True), 1)
    )
    return segments, number[group].astype(np.int32)


def _segment(frame: Frame, data: Scaled, rows: Ints, number: int, name_key: str, centre: Floats, deviation: Floats) -> Segment:
    owed = np.asarray(frame.column("owed").to_numpy(), dtype=np.int64)[rows]
    distance = ((data.points[rows] - centre) ** 2).sum(axis=1).round(6)
    nearest = rows[np.argsort(distance, kind="stable")[:_TYPICAL]]
    cons_no = frame.column("cons_no")
    typical = tuple(str(cons_no[int(row)].as_py()) for row in nearest)
    return Segment(number, name_key, len(rows), Money(int(owed.sum())), _traits(data, rows, deviation), typical)


def _traits(data: Scaled, rows: Ints, deviation: Floats) -> tuple[Trait, ...]:
    """The largest deviations, with means in the indicator's own unit."""
    largest = np.argsort(-np.abs(deviation), kind="stable")[:_TRAITS]
    return tuple(
        Trait(
            data.names[column],
            round(_known_mean(data.raw[rows, column]), 6),
            round(_known_mean(data.raw[:, column]), 6),
            round(float(deviation[column]), 4),
        )
        for column in largest.tolist()
    )


def _known_mean(values: Floats) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else 0.0
