"""What each customer's account stands at as of a day."""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir

from desktop_app.metrics.as_of import obligations, prepaid
from desktop_app.metrics.sources import Ledger


def balances(ledger: Ledger, as_of: dt.date) -> ir.Table:
    """One row per customer whose account is not settled to the fen, ordered by cons_no: owed (fen of bills still open) and credit
    (fen paid above what was billed, per bill, and receipts no bill has taken)."""
    bills = obligations(ledger, as_of)
    open_bills = bills.select("cons_no", owed=ibis.greatest(bills.balance, 0), credit=ibis.greatest(-bills.balance, 0))
    loose = prepaid(ledger, as_of)
    parts = open_bills.union(loose.select("cons_no", owed=ibis.literal(0, "int64"), credit="credit"))
    parts = parts.filter((parts.owed != 0) | (parts.credit != 0))
    customers = parts.group_by("cons_no").aggregate(owed=parts.owed.sum().cast("int64"), credit=parts.credit.sum().cast("int64"))
    return customers.order_by("cons_no")
