"""What each customer's account stands at as of a day."""

from __future__ import annotations

import datetime as dt

import ibis.expr.types as ir

from desktop_app.metrics.as_of import obligations
from desktop_app.metrics.sources import Ledger


def balances(ledger: Ledger, as_of: dt.date) -> ir.Table:
    """One row per customer with a bill that is not settled to the fen, ordered by cons_no: owed (fen of bills still open) and
    credit (fen paid above what was billed, per bill)."""
    bills = obligations(ledger, as_of)
    bills = bills.filter(bills.balance != 0)
    customers = bills.group_by("cons_no").aggregate(
        owed=bills.balance.sum(where=bills.balance > 0).fill_null(0).cast("int64"),
        credit=(-bills.balance).sum(where=bills.balance < 0).fill_null(0).cast("int64"),
    )
    return customers.order_by("cons_no")
