"""DQ29: a customer with bills before and after a month, and none in it."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec
from desktop_app.quality.expressions import joined, shown, without_fees
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    """The row hit is the first bill after the gap; it is told with the months of the gap.

    Who is read every two months is let off by the parameter.
    """
    bill = without_fees(store.bill)
    bill = bill.mutate(month=(bill.rcvbl_ym.year() * 12 + bill.rcvbl_ym.month()).cast("int64"))
    before = ibis.window(group_by="cons_no", order_by=["month", "batch_id", "file_no", "row_no"])
    rows = bill.mutate(step=bill.month - bill.month.lag().over(before)).filter(lambda row: row.step.notnull())
    most = asked.whole("months")
    return Judged(rows, rows.step > most, _missing(rows), shown(rows.step - 1), ibis.literal(str(most - 1)))


def _missing(rows: ir.Table) -> ir.StringValue:
    """2005-06 – 2005-08: the first and the last month without a bill; one alone where there is one."""
    first, last = _told(rows.month - rows.step + 1), _told(rows.month - 1)
    return ibis.ifelse(rows.step > 2, joined(first, " – ", last), last)


def _told(month: ir.IntegerValue) -> ir.StringValue:
    """Months counted from the year 0 as 2005-06."""
    before = month - 1
    return joined((before // 12).cast("string"), "-", (before % 12 + 1).cast("string").lpad(2, "0"))


RULE = Rule(RuleSpec("DQ29", Gravity.WARNING, ("bill",), (NumberParameter("months", "1", "months", "1", "12"),)), judge)
