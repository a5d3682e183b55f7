"""History: how long the customer is known."""

from __future__ import annotations

import ibis.expr.types as ir

from desktop_app.domain.indicator import Direction, Family, Side
from desktop_app.metrics.registry import FamilyOf

TENURE = FamilyOf(Side.HISTORY, Family.TENURE, "新户资料年限 [R2]")


@TENURE(
    "立户月数", "Months since connection", Direction.FREE, "月", 0, "立户日期到截止统计日的月数；立户日期晚于截止统计日的算未知"
)
def tenure_months(bills: ir.Table) -> ir.Value:
    return bills.tenure.max()


@TENURE("出账期数", "Months billed", Direction.FREE, "月", 0, "近12期中有应收电费的期数")
def billed_months(bills: ir.Table) -> ir.Value:
    return bills.seen.cast("int64").sum()


INDICATORS = (tenure_months, billed_months)
