"""The bills of one customer as of a day, each traced to the source row it came from."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import ibis
import ibis.expr.types as ir

from desktop_app.metrics.allocation import KEY
from desktop_app.metrics.as_of import obligations, receivable_rows
from desktop_app.metrics.sources import Ledger


def bills_of(ledger: Ledger, cons_no: str, as_of: dt.date) -> ir.Table:
    """One row per bill month of the customer, newest first: rcvbl_ym, amt, paid, allocated (fen), release_date, due_date,
    settled_on and batch_id, file_no, sheet, row_no of the first bill row imported for that month."""
    customer, bill, payment = (table.filter(table.cons_no == cons_no) for table in (ledger.customer, ledger.bill, ledger.payment))
    one = replace(ledger, customer=customer, bill=bill, payment=payment)
    place = ibis.row_number().over(group_by=list(KEY), order_by=["batch_id", "file_no", "sheet", "row_no"])
    rows = receivable_rows(one, as_of).mutate(place=place)
    origin = rows.filter(rows.place == 0).select(*KEY, "batch_id", "file_no", "sheet", "row_no")
    bills = obligations(one, as_of).inner_join(origin, list(KEY))
    columns = ("rcvbl_ym", "amt", "paid", "allocated", "release_date", "due_date", "settled_on")
    return bills.select(*columns, "batch_id", "file_no", "sheet", "row_no").order_by(ibis.desc("rcvbl_ym"))
