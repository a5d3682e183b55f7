"""Ability: what is overdue on the as-of day against what the customer usually pays."""

from __future__ import annotations

import ibis.expr.types as ir

from desktop_app.domain.indicator import Direction, Family, Side
from desktop_app.metrics.expressions import only, ratio
from desktop_app.metrics.registry import FamilyOf

ARREARS = FamilyOf(Side.ABILITY, Family.ARREARS, "欠费与担保水平指标 [R4]")


@ARREARS("欠费倍数", "Arrears in months", Direction.RAISES, "倍", 2, "已过截止日未缴的金额 ÷ 近12期平均月电费")
def owe_to_month(bills: ir.Table) -> ir.Value:
    """Overdue money over the mean bill of the window; Σ overdue · n / Σ amt keeps everything in whole fen."""
    billed = only(bills.seen, bills.amt)
    return ratio(bills.overdue.sum() * billed.count(), billed.sum())


@ARREARS("单位容量欠费", "Arrears per kVA", Direction.RAISES, "元", 2, "已过截止日未缴的金额 ÷ 合同容量（千伏安）")
def owe_over_cap(bills: ir.Table) -> ir.Value:
    return ratio(bills.overdue.sum() / 100, bills.capacity.max())


@ARREARS("逾期未清期数", "Overdue bills", Direction.RAISES, "次", 0, "已过截止日仍未缴清的账单期数")
def overdue_bills(bills: ir.Table) -> ir.Value:
    return (bills.overdue > 0).cast("int64").sum()


@ARREARS(
    "最早欠费逾期天数",
    "Days the oldest debt is overdue",
    Direction.RAISES,
    "天",
    0,
    "未缴清账单中最早一期的截止日到截止统计日的天数；没有为0",
)
def oldest_overdue_days(bills: ir.Table) -> ir.Value:
    return bills.overdue_days.max()


@ARREARS(
    "应收余额倍数", "Balance in months", Direction.FREE, "倍", 2, "全部未缴清账单（含未到截止日的）的余额 ÷ 近12期平均月电费"
)
def balance_to_month(bills: ir.Table) -> ir.Value:
    """Everything still to be paid, due or not, in months of the mean bill."""
    billed = only(bills.seen, bills.amt)
    return ratio(only(bills.is_open, bills.balance).sum().fill_null(0) * billed.count(), billed.sum())


@ARREARS(
    "单位容量应收余额", "Balance per kVA", Direction.FREE, "元", 2, "全部未缴清账单（含未到截止日的）的余额 ÷ 合同容量（千伏安）"
)
def balance_to_cap(bills: ir.Table) -> ir.Value:
    return ratio(only(bills.is_open, bills.balance).sum().fill_null(0) / 100, bills.capacity.max())


INDICATORS = (owe_to_month, owe_over_cap, overdue_bills, oldest_overdue_days, balance_to_month, balance_to_cap)
