"""Ability: contract capacity and how far it is used, in money per kVA. Unknown where no capacity is on file."""

from __future__ import annotations

import ibis.expr.types as ir

from desktop_app.domain.indicator import Direction, Family, Side
from desktop_app.metrics.expressions import only, ratio, rounded
from desktop_app.metrics.indicators.payment import RECENT_BILLS
from desktop_app.metrics.registry import FamilyOf

CAPACITY = FamilyOf(Side.ABILITY, Family.CAPACITY, "合同容量与账单变量 [R6]")


@CAPACITY("合同容量", "Contract capacity", Direction.FREE, "千伏安", 2, "客户档案中的合同容量")
def contract_cap(bills: ir.Table) -> ir.Value:
    return rounded(bills.capacity.max())


@CAPACITY("单位容量电费", "Newest bill per kVA", Direction.FREE, "元", 2, "最新一期应收电费 ÷ 合同容量")
def bill_to_cap(bills: ir.Table) -> ir.Value:
    return ratio(only(bills.nth == 1, bills.amt).sum() / 100, bills.capacity.max())


@CAPACITY("单位容量平均电费", "Mean bill per kVA", Direction.FREE, "元", 2, "近12期平均月电费 ÷ 合同容量")
def mean_bill_to_cap(bills: ir.Table) -> ir.Value:
    billed = only(bills.seen, bills.amt)
    return ratio(billed.sum() / 100, bills.capacity.max() * billed.count())


@CAPACITY("单位容量缴费额", "First payments per kVA", Direction.FREE, "元", 2, "最近三期到期账单首日缴费金额之和 ÷ 合同容量")
def paid_to_cap(bills: ir.Table) -> ir.Value:
    return ratio(only(bills.nth_due <= RECENT_BILLS, bills.first_paid).sum() / 100, bills.capacity.max())


INDICATORS = (contract_cap, bill_to_cap, mean_bill_to_cap, paid_to_cap)
