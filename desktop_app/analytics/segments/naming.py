"""Names for groups, from what sets each apart: which deviations a name stands for; `segment.<name>` has its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from desktop_app.analytics.segments.scaling import Floats

RULES: Mapping[str, Mapping[str, float]] = {
    "new": {"billed_months": -1.0},
    "large_arrears": {"owe_to_month": 1.0, "oldest_overdue_days": 1.0, "mean_bill": 0.7},
    "small_arrears": {"owe_to_month": 1.0, "oldest_overdue_days": 1.0, "mean_bill": -0.7},
    "habitually_late": {"decayed_lateness": 1.0, "avg_late_days": 1.0, "owe_to_month": -0.4},
    "small_slightly_late": {"decayed_lateness": 0.5, "mean_bill": -1.0, "owe_to_month": -0.3},
    "instalments": {"part_pay_share": 1.0, "decayed_lateness": -0.4},
    "large_on_time": {"mean_bill": 1.0, "mean_bill_to_cap": 0.5, "decayed_lateness": -0.5},
    "small_on_time": {"mean_bill": -1.0, "mean_bill_to_cap": -0.5, "decayed_lateness": -0.5},
    "steady_on_time": {"decayed_lateness": -1.0, "bill_cv": -1.0},
    "rising_bill": {"bill_trend": 1.0},
    "falling_bill": {"bill_trend": -1.0},
    "unsteady_bill": {"bill_cv": 1.0},
    "heavy_use": {"mean_bill_to_cap": 1.0},
}
_LEAST_FIT = 0.3
"""Mean deviation, in standard deviations along a rule, from which a name is true of a group."""

_MIXED = "mixed"


def names(indicators: Sequence[str], deviations: Floats) -> list[str]:
    """One distinct text key per group (row of `deviations`, columns as `indicators`), the best fitting pairs first."""
    fits = [
        (-_fit(rule, indicators, row), group, place, name)
        for group, row in enumerate(deviations)
        for place, (name, rule) in enumerate(RULES.items())
    ]
    given: dict[int, str] = {}
    for fit, group, _, name in sorted(fits):
        if -fit >= _LEAST_FIT and group not in given and name not in given.values():
            given[group] = name
    nameless = [group for group in range(len(deviations)) if group not in given]
    given |= {group: f"{_MIXED}_{number}" for number, group in enumerate(nameless, 1)}
    return [f"segment.{given[group]}" for group in range(len(deviations))]


def _fit(rule: Mapping[str, float], indicators: Sequence[str], row: Floats) -> float:
    """The group's mean deviation along the rule, rounded so that ties are ties everywhere; a long rule fits if all of it does."""
    weights = np.array([rule.get(name, 0.0) for name in indicators])
    return round(float((weights * np.clip(row, -2, 2)).sum()) / sum(abs(weight) for weight in rule.values()), 4)
