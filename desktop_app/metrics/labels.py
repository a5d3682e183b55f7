"""The answer to the question a card is trained on: did a bill falling due after the as-of day stay unpaid?"""

from __future__ import annotations

import datetime as dt

import ibis.expr.types as ir

from desktop_app.domain.risk import LabelRule
from desktop_app.metrics.allocation import KEY
from desktop_app.metrics.as_of import FEE_TYPES, single_receipts
from desktop_app.metrics.expressions import day, days_between, fen
from desktop_app.metrics.sources import Ledger


def labels(ledger: Ledger, as_of: dt.date, rule: LabelRule) -> ir.Table:
    """One row per customer with a bill above zero falling due in (as_of, as_of + horizon]: cons_no, label (0/1), at_stake (fen).

    The only expression that looks past the as-of day, and no further than `rule.closed_on(as_of)`: bills released and receipts
    booked later do not count, so that a label does not change once it is closed.
    """
    closed = rule.closed_on(as_of)
    due = _falling_due(ledger, as_of, rule, closed)
    booked = single_receipts(ledger, closed)
    rows = due.left_join(booked.select(*KEY, "day", fen="booked"), list(KEY))
    in_time = days_between(rows.due_date, rows.day) <= rule.late_days
    paid = rows.group_by([*KEY, "amt"]).aggregate(paid=in_time.ifelse(rows.fen, 0).sum().fill_null(0))
    bad = (paid.amt - paid.paid > rule.tolerance.fen).cast("int64")
    answered = paid.group_by("cons_no").aggregate(label=bad.max(), at_stake=paid.amt.sum())
    return answered.order_by("cons_no")


def _falling_due(ledger: Ledger, as_of: dt.date, rule: LabelRule, closed: dt.date) -> ir.Table:
    """Obligations, put together as in `as_of.obligations`, whose due date lies within the horizon."""
    fee = ledger.bill.amt_type.isin(FEE_TYPES).fill_null(False)
    rows = ledger.bill.filter(~fee, ledger.bill.release_date <= day(closed))
    rows = rows.mutate(fen=fen(rows.rcvbl_amt))
    bills = rows.group_by(list(KEY)).aggregate(amt=rows.fen.sum().cast("int64"), due_date=rows.due_date.max())
    ahead = days_between(day(as_of), bills.due_date)
    return bills.filter(bills.amt > 0, ahead > 0, ahead <= rule.horizon_days)
