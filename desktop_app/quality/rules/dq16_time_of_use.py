"""DQ16: energy by time of use that does not add up to the total."""

from __future__ import annotations

import ibis

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec
from desktop_app.quality.expressions import exactly, month_of, shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_COLUMNS = ("batch_id", "file_no", "sheet", "row_no", "cons_no", "org_no", "org_name", "t_pq")
_PARTS = ("pq_sharp", "pq_peak", "pq_flat", "pq_valley")


def judge(store: Store, asked: Asked) -> Judged:
    """Bills and monthly energy alike; a county without a sharp period leaves that column empty."""
    bills = store.bill.select(*_COLUMNS, *_PARTS, month="rcvbl_ym")
    usage = store.usage_month.select(*_COLUMNS, *_PARTS, month="ym")
    rows = ibis.union(bills, usage)
    known = [rows[name].notnull() for name in ("t_pq", "pq_peak", "pq_flat", "pq_valley")]
    rows = rows.filter(*known)
    rows = rows.mutate(parts=rows.pq_sharp.fill_null(0) + rows.pq_peak + rows.pq_flat + rows.pq_valley)
    apart = (rows.t_pq - rows.parts).abs() > exactly(asked.number("tolerance"))
    return Judged(rows, apart, month_of(rows.month), shown(rows.t_pq), shown(rows.parts.cast("decimal(18, 4)")))


RULE = Rule(RuleSpec("DQ16", Gravity.ERROR, (), (NumberParameter("tolerance", "1", "kwh", "0", "1000"),)), judge)
