"""Applying a card: points, probability, band and reasons of every customer, a few look-ups per characteristic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from desktop_app.analytics.credit.card import BASE_POINTS, Card
from desktop_app.analytics.credit.panel import Bools, Floats, Ints, texts
from desktop_app.domain.frame import Frame
from desktop_app.domain.progress import Progress
from desktop_app.domain.risk import Band

REASONS = 3
IN_FAVOUR = 2
_WORTH_SAYING = 5
"""Points a difference must have to be a reason, on a card whose odds double every 20 points."""


@dataclass(frozen=True, slots=True)
class _Story:
    """Per customer and family: the characteristic that differs most from the class, and by how many points."""

    which: Ints
    points: Floats


def score_frame(card: Card, frame: Frame, progress: Progress) -> pa.Table:
    """One row per customer of an indicator frame, in its order, with the columns of table `risk` save run_id.

    Customers with too few bills are `unknown`: no points, no reasons, the class's observed rate as probability.
    """
    classes = texts(frame, "customer_class")
    values = np.zeros((frame.num_rows, len(card.characteristics)))
    points = np.zeros((frame.num_rows, len(card.characteristics)), dtype=np.int64)
    for place, item in enumerate(card.characteristics):
        progress.check()
        values[:, place] = np.asarray(frame.column(item.indicator_id).to_numpy(), dtype=np.float64)
        points[:, place] = np.array(item.points, dtype=np.int64)[item.bins.codes(values[:, place])]
    known = np.asarray(frame.column("bills_seen").to_numpy()) >= card.parameters.bands.min_bills
    total = points.sum(axis=1)
    table = np.array([float(text) for text in card.probabilities])
    probability = np.where(known, table[total], _of_class(card, classes))
    columns = {
        "cons_no": frame.column("cons_no"),
        "customer_class": frame.column("customer_class"),
        "probability": pa.array(probability),
        "points": pa.array((BASE_POINTS + total).astype(np.int32), mask=~known),
        "band": pa.array(_bands(card, probability, known)),
        "owed_fen": frame.column("owed"),
        "overdue_days": _narrow(frame, "overdue_days"),
        "open_bills": _narrow(frame, "open_bills"),
        "latest_bill_fen": frame.column("latest_bill"),
    }
    above: Floats = points - _means(card, classes)
    for prefix, count, sign in (("reason", REASONS, 1), ("good", IN_FAVOUR, -1)):
        progress.check()
        columns |= _reasons(card, classes, values, sign * above, known, prefix, count, sign)
    return pa.table(columns)


def _narrow(frame: Frame, name: str) -> pa.Array:
    return pa.array(np.asarray(frame.column(name).to_numpy()).astype(np.int32))


def _bands(card: Card, probability: Floats, known: Bools) -> npt.NDArray[np.object_]:
    """`BandRule.band`, for all customers at once."""
    rule = card.parameters.bands
    names = [Band.UNKNOWN.value, Band.HIGH.value, Band.MEDIUM.value]
    return np.select([~known, probability >= rule.high_from, probability >= rule.medium_from], names, Band.LOW.value).astype(
        object
    )


def _of_class(card: Card, classes: npt.NDArray[np.str_]) -> Floats:
    names, place = np.unique(classes, return_inverse=True)
    return np.array([card.rate(str(name)) for name in names], dtype=np.float64)[place]


def _means(card: Card, classes: npt.NDArray[np.str_]) -> Floats:
    """Mean points of each customer's class, per characteristic."""
    names, place = np.unique(classes, return_inverse=True)
    means = np.array([[item.mean(str(name)).points for item in card.characteristics] for name in names], dtype=np.float64)
    return means.reshape(len(names), len(card.characteristics))[place]


def _reasons(
    card: Card,
    classes: npt.NDArray[np.str_],
    values: Floats,
    above: Floats,
    known: Bools,
    prefix: str,
    count: int,
    sign: int,
) -> dict[str, pa.Array]:
    """The `count` largest differences, one per family, as columns. Equal differences keep the order of the card's families."""
    story = _per_family(card, above)
    least = max(1.0, _WORTH_SAYING * card.points_per_doubling / 20)
    order = np.argsort(-story.points, axis=1, kind="stable")
    columns: dict[str, pa.Array] = {}
    everyone = np.arange(len(above))
    for number in range(count):
        if number < order.shape[1]:
            family = order[:, number]
            which, points = story.which[everyone, family], story.points[everyone, family]
        else:
            which, points = np.zeros(len(above), dtype=np.int64), np.zeros(len(above))
        silent = ~known | (points < least)
        columns |= _columns(card, classes, values, which, sign * points, silent, f"{prefix}_{number + 1}")
    return columns


def _per_family(card: Card, above: Floats) -> _Story:
    families = list(dict.fromkeys(item.family for item in card.characteristics))
    which = np.zeros((len(above), len(families)), dtype=np.int64)
    points = np.zeros((len(above), len(families)))
    for column, family in enumerate(families):
        members = np.array([place for place, item in enumerate(card.characteristics) if item.family is family])
        best = above[:, members].argmax(axis=1)
        which[:, column] = members[best]
        points[:, column] = above[np.arange(len(above)), members[best]]
    return _Story(which, points)


def _columns(
    card: Card, classes: npt.NDArray[np.str_], values: Floats, which: Ints, points: Floats, silent: Bools, name: str
) -> dict[str, pa.Array]:
    if not card.characteristics:
        nothing = pa.nulls(len(classes))
        return {
            name: nothing.cast(pa.string()),
            f"{name}_value": nothing.cast(pa.float64()),
            f"{name}_mean": nothing.cast(pa.float64()),
            f"{name}_points": nothing.cast(pa.int32()),
        }
    own = values[np.arange(len(values)), which]
    mean = _mean_values(card, classes)[_class_places(classes), which]
    ids = pa.array(card.indicator_ids).take(pa.array(which, mask=silent))
    return {
        name: ids,
        f"{name}_value": pa.array(own, mask=silent | np.isnan(own)),
        f"{name}_mean": pa.array(mean, mask=silent | np.isnan(mean)),
        f"{name}_points": pa.array(
            np.floor(np.abs(points) + 0.5).astype(np.int32) * np.sign(points).astype(np.int32), mask=silent
        ),
    }


def _class_places(classes: npt.NDArray[np.str_]) -> Ints:
    return np.asarray(np.unique(classes, return_inverse=True)[1], dtype=np.int64)


def _mean_values(card: Card, classes: npt.NDArray[np.str_]) -> Floats:
    """Mean value per class (in sorted order) and characteristic, NaN where there is none."""
    rows = [[item.mean(str(name)).value for item in card.characteristics] for name in np.unique(classes)]
    return np.array([[np.nan if value is None else value for value in row] for row in rows], dtype=np.float64)
