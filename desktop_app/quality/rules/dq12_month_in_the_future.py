"""DQ12: a bill month that has not come yet, or that lies after the month in which it was paid."""

from __future__ import annotations

import ibis

from desktop_app.domain.quality_rules import Gravity, RuleSpec
from desktop_app.quality.expressions import day, month_of
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_COLUMNS = ("batch_id", "file_no", "sheet", "row_no", "cons_no", "org_no", "org_name", "rcvbl_ym")


def judge(store: Store, asked: Asked) -> Judged:
    bills = store.bill.select(*_COLUMNS, latest=day(asked.as_of))
    payments = store.payment.filter(store.payment.rcvbl_ym.notnull())
    payments = payments.select(*_COLUMNS, latest=ibis.least(payments.charge_time.date(), day(asked.as_of)))
    rows = ibis.union(bills, payments)
    return Judged(rows, rows.rcvbl_ym > rows.latest, month_of(rows.rcvbl_ym), month_of(rows.rcvbl_ym), month_of(rows.latest))


RULE = Rule(RuleSpec("DQ12", Gravity.ERROR, ("bill",)), judge)
