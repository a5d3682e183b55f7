"""DQ09: a late fee on a bill that was not late: counted before it was due, or paid in time."""

from __future__ import annotations

import ibis

from desktop_app.domain.quality_rules import Gravity, RuleSpec
from desktop_app.quality.expressions import KEY, day, fen, month_of, shown, without_fees, yuan
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    """Due today is not late. Paid in time: the receipts booked by the due date reach the amount billed for the month."""
    bill = without_fees(store.bill)
    charged = bill.filter(bill.rcvbl_penalty > 0)
    months = bill.semi_join(charged, list(KEY))
    billed = months.group_by(list(KEY)).aggregate(billed=fen(months.rcvbl_amt).sum().cast("int64"), due=months.due_date.max())
    booked = store.received.join(billed, list(KEY)).filter(lambda row: row.day <= row.due)
    early = booked.group_by(list(KEY)).aggregate(early=booked.fen.sum().cast("int64"))
    in_time = (
        billed.join(early, list(KEY)).filter(lambda row: row.early >= row.billed).select(*KEY, paid_in_time=ibis.literal(True))
    )
    rows = bill.filter(bill.rcvbl_penalty.notnull())
    rows = rows.left_join(in_time, list(KEY)).select(*rows.columns, "paid_in_time")
    before_due = (rows.penalty_bgn_date <= rows.due_date).fill_null(False) | (rows.due_date >= day(asked.as_of))
    hit = (rows.rcvbl_penalty > 0) & (before_due | rows.paid_in_time.fill_null(False))
    return Judged(rows, hit, month_of(rows.rcvbl_ym), yuan(fen(rows.rcvbl_penalty)), shown(rows.due_date))


RULE = Rule(RuleSpec("DQ09", Gravity.ERROR, ("bill.rcvbl_penalty",)), judge)
