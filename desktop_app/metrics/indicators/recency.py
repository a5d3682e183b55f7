"""Willingness: how things stand with the newest bills."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from desktop_app.domain.indicator import Direction, Family, Side
from desktop_app.metrics.expressions import only
from desktop_app.metrics.history import WINDOW_MONTHS
from desktop_app.metrics.registry import FamilyOf

STATE_BILLS = 3

RECENCY = FamilyOf(Side.WILLINGNESS, Family.RECENCY, "还款状态变量 [R6]")


@RECENCY(
    "近三期缴费状态", "State of the last three bills", Direction.FREE, "状态", 0,
    "最近三期到期账单的状态，由近到远各占一位：1按时缴清，2逾期缴清，3逾期未清，0没有这一期",
)  # fmt: skip
def recent_state(bills: ir.Table) -> ir.Value:
    """States of the three newest judged bills as one code of three digits, newest first: a category, never a ladder."""
    first, second, third = (only(bills.nth_due == place, bills.state).max() for place in range(1, STATE_BILLS + 1))
    return first * 100 + second.fill_null(0) * 10 + third.fill_null(0)


@RECENCY(
    "距上次逾期月数", "Months since last late", Direction.LOWERS, "月", 0,
    "最近一次逾期的账单距截止统计日的月数；近12期没有逾期的记12",
)  # fmt: skip
def months_since_late(bills: ir.Table) -> ir.Value:
    """Age of the newest late bill; the whole window where bills fell due and none was late."""
    latest = only(bills.late == 1, bills.months_ago).min()
    return only(bills.late.count() > 0, ibis.coalesce(latest, WINDOW_MONTHS))


INDICATORS = (recent_state, months_since_late)
