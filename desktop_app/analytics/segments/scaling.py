"""Indicators made comparable for clustering: skewed ones on a log scale, outliers clipped, unknown in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop_app.domain.frame import Frame

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

INPUTS: tuple[str, ...] = (
    "decayed_lateness",
    "avg_late_days",
    "oldest_overdue_days",
    "owe_to_month",
    "part_pay_share",
    "mean_bill",
    "bill_cv",
    "bill_trend",
    "mean_bill_to_cap",
    "billed_months",
)
_SKEWED = frozenset({"avg_late_days", "oldest_overdue_days", "owe_to_month", "mean_bill", "mean_bill_to_cap"})
_CLIP = 3.0
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Scaled:
    """`points` has one row per customer and one column per name in `names`, in standard deviations from the mean of all."""

    names: tuple[str, ...]
    raw: Floats
    points: Floats


def scaled(frame: Frame, inputs: Sequence[str] = INPUTS) -> Scaled:
    """The inputs that tell customers apart; constant or wholly unknown ones are left out."""
    raw = {name: np.asarray(frame.column(name).to_numpy(), dtype=np.float64) for name in inputs}
    varied = tuple(name for name in inputs if _varies(raw[name]))
    if not varied:
        return Scaled((), np.zeros((frame.num_rows, 0)), np.zeros((frame.num_rows, 0)))
    points = np.column_stack([_scale(raw[name], skewed=name in _SKEWED) for name in varied])
    return Scaled(varied, np.column_stack([raw[name] for name in varied]), points)


def _varies(values: Floats) -> bool:
    known = values[~np.isnan(values)]
    return len(known) > 1 and bool(known.min() < known.max())


def _scale(values: Floats, *, skewed: bool) -> Floats:
    """Winsorised at 1 % and 99 % before the spread is taken, so that a few giants do not decide it; rounded for determinism."""
    bent = np.log1p(np.maximum(values, 0.0)) if skewed else values
    known = np.sort(bent[~np.isnan(bent)])
    low, high = known[len(known) // 100], known[-1 - len(known) // 100]
    if low == high:
        low, high = known[0], known[-1]
    held = np.clip(known, low, high)
    scaled = (bent - held.mean()) / held.std()
    return np.asarray(np.clip(np.nan_to_num(scaled, nan=0.0), -_CLIP, _CLIP).round(_DECIMALS))
