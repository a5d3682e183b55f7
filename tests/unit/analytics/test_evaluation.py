"""Measures and the two honest protocols."""

from __future__ import annotations

import dataclasses
import datetime as dt

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, roc_auc_score, roc_curve

from desktop_app.analytics.credit import measures
from desktop_app.analytics.credit.evaluation import evaluate_by_customer, evaluate_by_time
from desktop_app.analytics.credit.panel import share_of
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.progress import SILENT
from desktop_app.domain.risk import ScoreParameters
from tests.unit.analytics.people import SPECS, people

PARAMETERS = ScoreParameters()
OUTCOMES = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 9)), min_size=2, max_size=60)


@given(OUTCOMES.filter(lambda rows: 0 < sum(label for label, _ in rows) < len(rows)))
def test_that_the_measures_agree_with_a_second_library(rows: list[tuple[int, int]]) -> None:
    label = np.array([row[0] for row in rows], dtype=float)
    probability = np.array([(row[1] + 1) / 12 for row in rows])
    found = measures.metrics(label, probability)
    false, true, _ = roc_curve(label, probability)
    assert found.auc == pytest.approx(roc_auc_score(label, probability), abs=1e-6)
    assert found.ks == pytest.approx(np.abs(true - false).max(), abs=1e-6)
    assert found.brier == pytest.approx(brier_score_loss(label, probability), abs=1e-6)


def test_that_recalibration_finds_how_far_probabilities_were_bent() -> None:
    draw = np.random.default_rng(1)
    log_odds = draw.normal(0, 1.5, 100_000)
    label = (draw.uniform(0, 1, 100_000) < 1 / (1 + np.exp(-log_odds))).astype(float)
    slope, intercept = measures.recalibration(label, log_odds * 2 + 1)
    assert slope == pytest.approx(0.5, abs=0.02)
    assert intercept == pytest.approx(-0.5, abs=0.03)


def test_that_recalibration_survives_probabilities_that_are_far_off() -> None:
    label = np.array([0.0, 1.0] * 50 + [0.0] * 100)
    slope, intercept = measures.recalibration(label, np.linspace(-40, 40, 200))
    assert np.isfinite([slope, intercept]).all()
    assert slope < 0


def test_that_the_interval_covers_what_resampling_shows() -> None:
    draw = np.random.default_rng(2)
    label = np.array([0.0] * 400 + [1.0] * 100)
    score = draw.normal(label, 1.0)
    low, high = measures.auc_interval(label, score)
    seen = []
    for _ in range(300):
        rows = draw.integers(0, 500, 500)
        seen.append(measures.auc(label[rows], score[rows]))
    assert low == pytest.approx(np.quantile(seen, 0.025), abs=0.02)
    assert high == pytest.approx(np.quantile(seen, 0.975), abs=0.02)


def test_that_a_customer_is_always_drawn_into_the_same_fold() -> None:
    numbers = np.array([f"{place:010d}" for place in range(2_000)])
    shares = share_of(numbers, 7)
    assert (share_of(numbers[::-1], 7)[::-1] == shares).all()
    assert (share_of(numbers, 8) != shares).any()
    assert np.bincount((shares * 5).astype(int)).min() > 300


def test_that_both_protocols_report_all_clean_and_late_customers() -> None:
    earlier = people(2_500, seed=5, day=dt.date(2025, 12, 31))
    today = people(2_500, seed=6)
    by_customer = evaluate_by_customer([today], SPECS, PARAMETERS, SILENT)
    by_time = evaluate_by_time([earlier], today, SPECS, PARAMETERS, SILENT)
    for name, found in (("by_customer", by_customer), ("by_time", by_time)):
        assert [(one.name, one.population) for one in found] == [(name, "all"), (name, "clean"), (name, "late")]
        assert found[0].metrics.customers == 2_500 == found[1].metrics.customers + found[2].metrics.customers
        assert found[0].metrics.auc > found[0].baselines.late_last_month_auc
        assert found[0].auc_interval[0] < found[0].metrics.auc < found[0].auc_interval[1]
    assert by_time[0].trained_on == (earlier.as_of,)


def test_that_shuffled_answers_teach_nothing() -> None:
    honest = people(3_000)
    shuffled = np.random.default_rng(9).permutation(honest.labels.column("label").to_numpy())
    labels: pa.Table = honest.labels
    snapshot = dataclasses.replace(honest, labels=labels.set_column(1, "label", pa.array(shuffled)))
    found = evaluate_by_customer([snapshot], SPECS, PARAMETERS, SILENT)
    assert 0.46 <= found[0].metrics.auc <= 0.54


def test_that_the_test_day_must_not_have_been_learned_from() -> None:
    today = people(500)
    with pytest.raises(ValueError, match="not closed"):
        evaluate_by_time([today], today, SPECS, PARAMETERS, SILENT)


def test_that_leaked_answers_stop_the_evaluation() -> None:
    honest = people(1_500)
    features: pa.Table = honest.features
    leaked = features.set_column(8, "late", honest.labels.column("label").cast("float64"))
    with pytest.raises(NotEnoughData) as raised:
        evaluate_by_customer([dataclasses.replace(honest, features=leaked)], SPECS, PARAMETERS, SILENT)
    assert raised.value.message.key == "credit.too_good"
