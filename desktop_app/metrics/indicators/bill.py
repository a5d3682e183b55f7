"""Ability: the size of the bill and how it moves against the customer's own history."""

from __future__ import annotations

import ibis.expr.types as ir

from desktop_app.domain.indicator import Direction, Family, Side
from desktop_app.metrics.expressions import only, ratio, rounded
from desktop_app.metrics.registry import FamilyOf

BILL = FamilyOf(Side.ABILITY, Family.BILL, "账单与用电变量 [R6][R7]")

TREND_BILLS = 6
MIN_FOR_SPREAD = 3


@BILL("电费水平", "Bill against own mean", Direction.FREE, "倍", 2, "最新一期电费 ÷ 近12期平均月电费")
def bill_level(bills: ir.Table) -> ir.Value:
    billed = only(bills.seen, bills.amt)
    return only(billed.count() > 1, ratio(only(bills.nth == 1, bills.amt).sum() * billed.count(), billed.sum()))


@BILL("电费环比", "Bill against the one before", Direction.FREE, "倍", 2, "最新一期电费 ÷ 上一期电费")
def bill_growth(bills: ir.Table) -> ir.Value:
    return ratio(only(bills.nth == 1, bills.amt).sum(), only(bills.nth == 2, bills.amt).sum())


@BILL(
    "电费趋势", "Bill trend", Direction.FREE, "%", 1, "近6期电费对月份的最小二乘斜率 ÷ 近6期平均电费，每月变化的比例；少于3期不算"
)
def bill_trend(bills: ir.Table) -> ir.Value:
    """Least squares on whole fen and whole months: every sum is exact, the only division comes last."""
    recent = bills.nth <= TREND_BILLS
    age, amt = only(recent, bills.months_ago), only(recent, bills.amt)
    n, sum_x, sum_y = amt.count(), age.sum(), amt.sum()
    covariance = n * (age * amt).sum() - sum_x * sum_y
    variance = n * (age * age).sum() - sum_x * sum_x
    slope = -(covariance * n).cast("float64")  # age runs backwards in time
    return only(n >= MIN_FOR_SPREAD, ratio(slope, (variance * sum_y).cast("float64")))


@BILL("电费波动系数", "Bill variation", Direction.FREE, "倍", 2, "近12期电费的标准差 ÷ 平均数；少于3期不算")
def bill_cv(bills: ir.Table) -> ir.Value:
    """Population spread from sums of whole yuan, which are exact on every engine (built-in deviations are not)."""
    yuan = only(bills.seen, (bills.amt / 100).cast("float64").round(0).cast("int64"))
    n, total = yuan.count(), yuan.sum()
    spread = (n * (yuan * yuan).sum() - total * total).cast("float64").sqrt()
    return only(n >= MIN_FOR_SPREAD, ratio(spread, total))


@BILL("最新一期电费", "Newest bill", Direction.FREE, "元", 2, "最新一期应收电费")
def newest_bill(bills: ir.Table) -> ir.Value:
    return rounded(only(bills.nth == 1, bills.amt).sum() / 100)


@BILL("平均月电费", "Mean bill", Direction.FREE, "元", 2, "近12期应收电费的平均")
def mean_bill(bills: ir.Table) -> ir.Value:
    billed = only(bills.seen, bills.amt)
    return ratio(billed.sum() / 100, billed.count())


INDICATORS = (bill_level, bill_growth, bill_trend, bill_cv, newest_bill, mean_bill)
