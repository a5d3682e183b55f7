"""Honest answers to how good a card is: on customers it has not seen, and on a later day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from desktop_app.analytics.credit import measures
from desktop_app.analytics.credit.card import Card
from desktop_app.analytics.credit.panel import Floats, Panel, Snapshot, gather, share_of
from desktop_app.analytics.credit.part import Part
from desktop_app.analytics.credit.training import learn_card, refuse_too_good
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.progress import Progress
from desktop_app.domain.risk import Baselines, Evaluation, ScoreParameters

FOLDS = 5
LEAST_TO_MEASURE = 20
"""Bad and good customers a population needs before anything is said of it."""


def evaluate_by_customer(
    snapshots: Sequence[Snapshot], specs: Sequence[IndicatorSpec], parameters: ScoreParameters, progress: Progress
) -> tuple[Evaluation, ...]:
    """Five folds by the hash of the customer number; choice, bins, shapes and calibration are learned inside the training part.

    Raises:
        NotEnoughData: too few answers, or a quality no honest data give.
        Cancelled: the person stopped it.
    """
    panel = gather(snapshots, specs)
    fold = np.minimum((share_of(panel.cons_no, parameters.seed) * FOLDS).astype(np.int64), FOLDS - 1)
    told = np.zeros(panel.rows)
    for number in range(FOLDS):
        inside = fold != number
        card = learn_card(panel.take(inside), specs, parameters, Part(progress, number, FOLDS))
        told[~inside] = predicted(card, panel.take(~inside), specs)
    return _evaluations("by_customer", panel, told, panel.days)


def evaluate_by_time(
    training: Sequence[Snapshot], test: Snapshot, specs: Sequence[IndicatorSpec], parameters: ScoreParameters, progress: Progress
) -> tuple[Evaluation, ...]:
    """Learn on earlier days, test on a later one; the training days' answers must have been known on the test day.

    Raises:
        NotEnoughData, Cancelled: as `evaluate_by_customer`.
        ValueError: a training snapshot was not closed on the test day, so the test would look into the future.
    """
    if late := [item.as_of for item in training if parameters.label.closed_on(item.as_of) > test.as_of]:
        raise ValueError(f"not closed by {test.as_of}: {late}")
    panel = gather(training, specs)
    card = learn_card(panel, specs, parameters, progress)
    seen = gather([test], specs)
    return _evaluations("by_time", seen, predicted(card, seen, specs), panel.days)


def predicted(card: Card, panel: Panel, specs: Sequence[IndicatorSpec]) -> Floats:
    """The card's probabilities, as `scoring.score_frame` gives them."""
    place = {spec.id: number for number, spec in enumerate(specs)}
    total = np.zeros(panel.rows, dtype=np.int64)
    for item in card.characteristics:
        total += np.array(item.points, dtype=np.int64)[item.bins.codes(panel.values[:, place[item.indicator_id]])]
    table = np.array([float(text) for text in card.probabilities])
    names, which = np.unique(panel.classes, return_inverse=True)
    rates = np.array([card.rate(str(name)) for name in names])
    return np.asarray(np.where(panel.bills >= card.parameters.bands.min_bills, table[total], rates[which]), dtype=np.float64)


def _evaluations(name: str, panel: Panel, told: Floats, trained_on: tuple[dt.date, ...]) -> tuple[Evaluation, ...]:
    """All customers, those with nothing overdue on the day, and those with something overdue."""
    everyone = np.ones(panel.rows, dtype=np.bool_)
    refuse_too_good(measures.auc(panel.label, told))
    populations = {"all": everyone, "clean": ~panel.late_now, "late": panel.late_now}
    found = tuple(
        _evaluation(name, population, panel.take(chosen), told[chosen], trained_on)
        for population, chosen in populations.items()
        if _measurable(panel.label[chosen])
    )
    if not found:
        raise NotEnoughData("credit.too_few_labels", bads=panel.bads, rows=f"{panel.rows:,}", needed=LEAST_TO_MEASURE)
    return found


def _measurable(label: Floats) -> bool:
    return bool(min(label.sum(), (1 - label).sum()) >= LEAST_TO_MEASURE)


def _evaluation(name: str, population: str, panel: Panel, told: Floats, trained_on: tuple[dt.date, ...]) -> Evaluation:
    rule = measures.auc(panel.label, panel.late_now.astype(np.float64))
    return Evaluation(
        name,
        population,
        measures.metrics(panel.label, told),
        Baselines(round(float(panel.label.mean()), 6), round(rule, 6)),
        measures.auc_interval(panel.label, told),
        trained_on,
    )
