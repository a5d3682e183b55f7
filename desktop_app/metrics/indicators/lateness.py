"""Willingness: how often, how long and for how much money bills were paid late within the last 12 bill months."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from desktop_app.domain.indicator import Direction, Family, Side
from desktop_app.metrics.expressions import only, ratio
from desktop_app.metrics.history import WINDOW_MONTHS
from desktop_app.metrics.indicators.recency import STATE_BILLS
from desktop_app.metrics.registry import FamilyOf

LATENESS = FamilyOf(Side.WILLINGNESS, Family.LATENESS, "国网北京用电信用评价 [R1]")

HALF_LIFE_MONTHS = 6
_WEIGHT_SCALE = 1_000_000


@LATENESS("缴费及时率", "On-time rate", Direction.LOWERS, "%", 1, "近12期到期账单中，截止日及以前缴清的期数 ÷ 到期期数")
def on_time_rate(bills: ir.Table) -> ir.Value:
    """Share of judged bills settled by their due date."""
    return ratio((1 - bills.late).sum(), bills.late.count())


@LATENESS("金额及时率", "On-time amount rate", Direction.LOWERS, "%", 1, "近12期到期账单中，截止日及以前缴到的金额 ÷ 应收金额")
def on_time_amt_rate(bills: ir.Table) -> ir.Value:
    """Share of the money billed that was in by the due date, part payments included."""
    return ratio(only(bills.judged, bills.paid_by_due).sum(), only(bills.judged, bills.amt).sum())


@LATENESS("逾期次数", "Late bills", Direction.RAISES, "次", 0, "近12期到期账单中，超过截止日才缴清或至今未缴清的期数")
def late_count(bills: ir.Table) -> ir.Value:
    return bills.late.sum()


@LATENESS(
    "平均逾期天数", "Mean days late", Direction.RAISES, "天", 1, "近12期到期账单逾期天数的平均；按时为0，未缴清算到截止统计日"
)
def avg_late_days(bills: ir.Table) -> ir.Value:
    return ratio(bills.late_days.sum(), bills.late_days.count())


@LATENESS("金额加权逾期天数", "Days late per yuan", Direction.RAISES, "天", 1, "近12期到期账单 Σ(应收×逾期天数) ÷ Σ应收")
def amt_w_late_days(bills: ir.Table) -> ir.Value:
    """Days late weighted by what was billed: small forgotten bills weigh little."""
    weighted = only(bills.judged, bills.amt) * bills.late_days
    return ratio(weighted.sum(), only(bills.judged, bills.amt).sum())


@LATENESS("最长逾期天数", "Longest days late", Direction.RAISES, "天", 0, "近12期到期账单逾期天数的最大值")
def max_late_days(bills: ir.Table) -> ir.Value:
    return bills.late_days.max()


@LATENESS("连续逾期期数", "Longest run of late bills", Direction.RAISES, "次", 0, "近12期到期账单中，接连逾期的最多期数")
def max_consec_late(bills: ir.Table) -> ir.Value:
    return bills.run.max()


@LATENESS(
    "更早平均逾期天数",
    "Mean days late, earlier bills",
    Direction.RAISES,
    "天",
    1,
    "近12期到期账单中，除最近三期外，逾期天数的平均",
)
def earlier_late_days(bills: ir.Table) -> ir.Value:
    """What the state of the last three bills does not tell; unknown where there are no earlier ones."""
    days = only(bills.nth_due > STATE_BILLS, bills.late_days)
    return ratio(days.sum(), days.count())


@LATENESS(
    "跨月缴费次数", "Bills paid in a later month", Direction.RAISES, "次", 0,
    "近12期到期账单中，缴清月份晚于截止日所在月的期数", "阳江解除风险措施的条件 [R3]",
)  # fmt: skip
def cross_month_count(bills: ir.Table) -> ir.Value:
    return bills.cross_month.sum()


@LATENESS(
    "近期加权逾期率", "Late rate, recent months weighing more", Direction.RAISES, "%", 1,
    "近12期到期账单逾期比例，按月龄加权：每过6个月权重减半", "时间衰减加权 [R5]",
)  # fmt: skip
def decayed_lateness(bills: ir.Table) -> ir.Value:
    """Share of judged bills that were late, weighing 0.5 ** (age in months / 6), in whole millionths: sums stay exact."""
    weight = only(bills.judged, _weight(bills.months_ago))
    return ratio((weight * bills.late).sum(), weight.sum())


def _weight(months_ago: ir.IntegerValue) -> ir.IntegerValue:
    steps = [(months_ago <= age, round(_WEIGHT_SCALE * 0.5 ** (age / HALF_LIFE_MONTHS))) for age in range(WINDOW_MONTHS)]
    return ibis.cases(*steps, else_=0)


INDICATORS = (
    on_time_rate,
    on_time_amt_rate,
    late_count,
    avg_late_days,
    amt_w_late_days,
    max_late_days,
    max_consec_late,
    earlier_late_days,
    cross_month_count,
    decayed_lateness,
)
