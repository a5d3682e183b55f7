"""Recovery of each bill month as of a day, by 应收年月 (the month billed, not the month money came in)."""

from __future__ import annotations

import datetime as dt

import ibis.expr.types as ir

from desktop_app.metrics.as_of import obligations
from desktop_app.metrics.expressions import day
from desktop_app.metrics.sources import Ledger


def collection(ledger: Ledger, as_of: dt.date) -> ir.Table:
    """One row per bill month released by `as_of`, oldest first.

    Columns: rcvbl_ym, billed, paid (fen), customers, owing_customers, due. A month has fallen due once at least half of its bills
    have; a few re-issued bills with a late date must not hold the month back.
    """
    bills = obligations(ledger, as_of)
    months = bills.group_by("rcvbl_ym").aggregate(
        billed=bills.amt.sum(),
        paid=bills.paid.sum(),
        customers=bills.cons_no.nunique(),
        owing_customers=bills.cons_no.nunique(where=bills.balance > 0),
        due=(bills.due_date <= day(as_of)).cast("int64").sum() * 2 >= bills.count(),
    )
    return months.order_by("rcvbl_ym")
