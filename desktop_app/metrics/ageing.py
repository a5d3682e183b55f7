"""应收电费余额 by days since the due date; `ageing.<key>` in the text catalogue names the buckets."""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir

from desktop_app.metrics.as_of import obligations
from desktop_app.metrics.expressions import day, days_between
from desktop_app.metrics.sources import Ledger

BUCKETS: tuple[tuple[str, int | None], ...] = (
    ("not_due", 0),
    ("d1_30", 30),
    ("d31_60", 60),
    ("d61_90", 90),
    ("d91_180", 180),
    ("d181_365", 365),
    ("y1_2", 730),
    ("y2_3", 1095),
    ("over_y3", None),
)
"""Key and last day of each bucket, counted from the due date (due today is not overdue)."""


def ageing(ledger: Ledger, as_of: dt.date) -> ir.Table:
    """One row per bucket that holds anything: bucket (0-based place in BUCKETS), customers, amount (fen of positive balances)."""
    bills = obligations(ledger, as_of)
    bills = bills.filter(bills.balance > 0)
    age = days_between(bills.due_date, day(as_of))
    steps = [(age <= last, place) for place, (_, last) in enumerate(BUCKETS) if last is not None]
    bills = bills.mutate(bucket=ibis.cases(*steps, else_=len(BUCKETS) - 1))
    buckets = bills.group_by("bucket").aggregate(customers=bills.cons_no.nunique(), amount=bills.balance.sum())
    return buckets.order_by("bucket")
