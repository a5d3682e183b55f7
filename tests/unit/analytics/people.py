"""Made-up customers whose risk is known, as indicator frames and labels."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa

from desktop_app.analytics.credit.panel import Snapshot
from desktop_app.domain.indicator import Direction, Family, IndicatorSpec, Side

DAY = dt.date(2026, 3, 31)


def spec(name: str, family: Family, direction: Direction, unit: str = "次", decimals: int = 1) -> IndicatorSpec:
    return IndicatorSpec(name, name, name, Side.WILLINGNESS, family, direction, unit, decimals, name, "test")


SPECS = (
    spec("late", Family.LATENESS, Direction.RAISES),
    spec("late_twin", Family.LATENESS, Direction.RAISES),
    spec("state", Family.RECENCY, Direction.FREE, "状态", 0),
    spec("paid", Family.PAYMENT, Direction.LOWERS, "%"),
    spec("hump", Family.BILL, Direction.FREE),
    spec("noise", Family.TENURE, Direction.FREE),
    spec("constant", Family.CAPACITY, Direction.FREE),
)


def people(count: int, seed: int = 1, day: dt.date = DAY) -> Snapshot:
    """`late` raises the risk, `paid` lowers it, `hump` does so in the middle, `state` 22 is bad, `noise` says nothing.

    `late_twin` repeats `late`, `constant` never varies, and a fifth of `paid` is unknown.
    """
    draw = np.random.default_rng(seed)
    late = draw.gamma(1.0, 2.0, count).round(2)
    paid = draw.uniform(0, 1, count).round(3)
    hump = draw.normal(0, 1, count).round(3)
    state = draw.choice([11.0, 12.0, 21.0, 22.0], count, p=[0.7, 0.1, 0.1, 0.1])
    log_odds = -2.2 + 0.5 * np.minimum(late, 6) - 1.5 * paid + 0.8 * (np.abs(hump) < 0.5) + 1.2 * (state == 22)
    label = (draw.uniform(0, 1, count) < 1 / (1 + np.exp(-log_odds))).astype(np.int64)
    classes = np.where(draw.uniform(0, 1, count) < 0.7, "lv_resident", "lv_business")
    numbers = pa.array([f"{place:08d}" for place in range(count)])
    features = {
        "cons_no": numbers,
        "customer_class": pa.array(classes),
        "bills_seen": pa.array(np.where(np.arange(count) % 50 == 0, 2, 12)),
        "owed": pa.array(draw.integers(0, 99_999, count)),
        "overdue_days": pa.array(np.where(late > 2, 10, 0)),
        "open_bills": pa.array(np.ones(count, dtype=np.int64)),
        "late_now": pa.array(late > 2),
        "latest_bill": pa.array(draw.integers(1, 99_999, count)),
        "late": pa.array(late),
        "late_twin": pa.array((late * 3 + 1).round(2)),
        "state": pa.array(state),
        "paid": pa.array(paid, mask=draw.uniform(0, 1, count) < 0.2),
        "hump": pa.array(hump),
        "noise": pa.array(draw.normal(0, 1, count).round(3)),
        "constant": pa.array(np.full(count, 7.0)),
    }
    return Snapshot(day, pa.table(features), pa.table({"cons_no": numbers, "label": pa.array(label)}))
