"""How good probabilities are on customers the card had not seen. Plain numpy: exact ranks, ties counted half."""

from __future__ import annotations

import math

import numpy as np

from desktop_app.analytics.credit.panel import Floats
from desktop_app.domain.risk import Metrics

_DIGITS = 6


def auc(label: Floats, score: Floats) -> float:
    """The chance that a bad customer scores above a good one; 0.5 where one kind is missing."""
    bads = float(label.sum())
    goods = len(label) - bads
    if not bads or not goods:
        return 0.5
    return float((ranks(score)[label == 1].sum() - bads * (bads + 1) / 2) / (bads * goods))


def ranks(values: Floats) -> Floats:
    """Ranks from 1, equal values sharing their mean rank."""
    _, place, times = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(times)
    return np.asarray((last - (times - 1) / 2)[place], dtype=np.float64)


def auc_interval(label: Floats, score: Floats) -> tuple[float, float]:
    """95 % interval of the AUC after DeLong."""
    bad, good = score[label == 1], score[label == 0]
    if len(bad) < 2 or len(good) < 2:
        return (0.0, 1.0)
    every = ranks(np.concatenate([bad, good]))
    above = (every[: len(bad)] - ranks(bad)) / len(good)
    below = 1 - (every[len(bad) :] - ranks(good)) / len(bad)
    half = 1.959964 * math.sqrt(above.var(ddof=1) / len(bad) + below.var(ddof=1) / len(good))
    middle = auc(label, score)
    return (round(max(0.0, middle - half), _DIGITS), round(min(1.0, middle + half), _DIGITS))


def ks(label: Floats, score: Floats) -> float:
    """The largest distance between the distributions of bad and good customers."""
    values, place = np.unique(score, return_inverse=True)
    bad = np.bincount(place, label, len(values)).cumsum() / label.sum()
    good = np.bincount(place, 1 - label, len(values)).cumsum() / (1 - label).sum()
    return float(np.abs(bad - good).max())


def recalibration(label: Floats, log_odds: Floats) -> tuple[float, float]:
    """(slope, intercept) of the logistic regression of the outcome on the predicted log-odds; (1, 0) is perfect."""
    fitted = np.array([0.0, 1.0])
    design = np.column_stack([np.ones_like(log_odds), log_odds])
    likelihood = _log_likelihood(label, design @ fitted)
    for _ in range(50):
        expected = 1 / (1 + np.exp(-np.clip(design @ fitted, -30, 30)))
        curvature = (design.T * (expected * (1 - expected))) @ design
        step = np.linalg.lstsq(curvature, design.T @ (label - expected), rcond=None)[0]
        if float(np.abs(step).max()) < 1e-9:
            break
        better, likelihood = _uphill(label, design, fitted, step, likelihood)
        if better is fitted:
            break
        fitted = better
    return float(fitted[1]), float(fitted[0])


def _uphill(label: Floats, design: Floats, start: Floats, step: Floats, likelihood: float) -> tuple[Floats, float]:
    """The longest of the step, its half, its quarter... that improves the fit: Newton's whole step may overshoot without end."""
    for halvings in range(20):
        tried = start + step / 2**halvings
        found = _log_likelihood(label, design @ tried)
        if found > likelihood:
            return tried, found
    return start, likelihood


def _log_likelihood(label: Floats, log_odds: Floats) -> float:
    return float((label * log_odds - np.logaddexp(0.0, log_odds)).sum())


def expected_calibration_error(label: Floats, probability: Floats, groups: int = 10) -> float:
    """Mean distance between predicted and observed rate over groups of equal size, from the safest to the riskiest."""
    order = np.argsort(probability, kind="stable")
    parts = [part for part in np.array_split(order, groups) if len(part)]
    return float(sum(abs(label[part].mean() - probability[part].mean()) * len(part) for part in parts) / len(label))


def captured(label: Floats, probability: Floats, share: float = 0.10) -> float:
    """Share of the bad customers found among the riskiest `share` of all."""
    worst = np.argsort(-probability, kind="stable")[: round(len(label) * share)]
    return float(label[worst].sum() / label.sum())


def metrics(label: Floats, probability: Floats) -> Metrics:
    """All measures at once; needs bad and good customers."""
    log_odds = np.log(probability / (1 - probability))
    slope, intercept = recalibration(label, log_odds)
    return Metrics(
        customers=len(label),
        bads=int(label.sum()),
        auc=round(auc(label, probability), _DIGITS),
        ks=round(ks(label, probability), _DIGITS),
        brier=round(float(((probability - label) ** 2).mean()), _DIGITS),
        calibration_slope=round(slope, _DIGITS),
        calibration_intercept=round(intercept, _DIGITS),
        ece=round(expected_calibration_error(label, probability), _DIGITS),
        captured_top_10=round(captured(label, probability), _DIGITS),
    )
