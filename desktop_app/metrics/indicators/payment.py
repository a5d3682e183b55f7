"""Willingness: how bills are paid: in one go or in parts, how much at first, how early, by which way."""

from __future__ import annotations

import ibis.expr.types as ir

from desktop_app.domain.indicator import Direction, Family, Side
from desktop_app.metrics.expressions import days_between, only, ratio, rounded
from desktop_app.metrics.registry import FamilyOf

PAYMENT = FamilyOf(Side.WILLINGNESS, Family.PAYMENT, "缴费记录变量 [R6]")

RECENT_BILLS = 3


@PAYMENT(
    "分次缴费占比", "Share of bills paid in parts", Direction.FREE, "%", 1, "近12期到期账单中，分两天以上缴费的期数 ÷ 到期期数"
)
def part_pay_share(bills: ir.Table) -> ir.Value:
    """Free in direction: paying in parts tells of tight money, but also of a person who cares."""
    return ratio(bills.part_paid.sum(), bills.part_paid.count())


@PAYMENT("回收比例", "Share paid", Direction.LOWERS, "%", 1, "近12期到期账单至今实收金额 ÷ 应收金额")
def paid_ratio(bills: ir.Table) -> ir.Value:
    return ratio(only(bills.judged, bills.paid).sum(), only(bills.judged, bills.amt).sum())


@PAYMENT(
    "最近一期首笔缴费比例",
    "First payment of the newest bill",
    Direction.LOWERS,
    "%",
    1,
    "最近一期到期账单的首日缴费金额 ÷ 该期应收金额",
)
def first_pay_ratio(bills: ir.Table) -> ir.Value:
    """What the first day of paying brought, against the bill; 0 where nothing was paid at all."""
    newest = bills.nth_due == 1
    return ratio(only(newest, bills.first_paid).sum(), only(newest, bills.amt).sum())


@PAYMENT(
    "近三期首笔缴费比例",
    "First payments of three bills",
    Direction.LOWERS,
    "%",
    1,
    "最近三期到期账单首日缴费金额之和 ÷ 应收金额之和",
)
def first_pay_ratio_3(bills: ir.Table) -> ir.Value:
    recent = bills.nth_due <= RECENT_BILLS
    return ratio(only(recent, bills.first_paid).sum(), only(recent, bills.amt).sum())


@PAYMENT("最近一期首笔缴费额", "First payment, newest bill", Direction.FREE, "元", 2, "最近一期到期账单的首日缴费金额")
def first_pay(bills: ir.Table) -> ir.Value:
    return rounded(only(bills.nth_due == 1, bills.first_paid).sum() / 100)


@PAYMENT("单期首笔缴费最低额", "Lowest first payment", Direction.FREE, "元", 2, "近12期到期账单各期首日缴费金额中最低的一期")
def least_first_pay(bills: ir.Table) -> ir.Value:
    """The worst month's first payment: what the customer can be counted on for."""
    return rounded(only(bills.judged, bills.first_paid).min() / 100)


@PAYMENT("平均提前缴费天数", "Mean days paid early", Direction.LOWERS, "天", 1, "近12期按时缴清的账单，缴清日到截止日天数的平均")
def avg_lead_days(bills: ir.Table) -> ir.Value:
    """Only of bills settled on time; unknown for customers who never did."""
    lead = only(bills.late == 0, days_between(bills.settled_on, bills.due_date))
    return ratio(lead.sum(), lead.count())


@PAYMENT(
    "代扣托收占比",
    "Share paid by standing order",
    Direction.FREE,
    "%",
    1,
    "近12期到期账单中，代扣、托收的缴费笔数 ÷ 有缴费方式的笔数",
)
def auto_pay_share(bills: ir.Table) -> ir.Value:
    """Receipts that came without the customer acting; unknown where no receipt names its channel."""
    return ratio(only(bills.judged, bills.auto_receipts).sum(), only(bills.judged, bills.known_receipts).sum())


INDICATORS = (
    part_pay_share,
    paid_ratio,
    first_pay_ratio,
    first_pay_ratio_3,
    first_pay,
    least_first_pay,
    avg_lead_days,
    auto_pay_share,
)
