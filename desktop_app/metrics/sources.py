"""The canonical tables the indicators are written against, by name and type only: nothing here is bound to an engine."""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

_CUSTOMER = {
    "cons_no": "string",
    "cons_sort": "string",
    "elec_type": "string",
    "contract_cap": "decimal(18, 4)",
    "build_date": "date",
}
_BILL = {
    "batch_id": "int32",
    "file_no": "int32",
    "sheet": "string",
    "row_no": "int64",
    "cons_no": "string",
    "rcvbl_amt_id": "string",
    "rcvbl_ym": "date",
    "amt_type": "string",
    "rcvbl_amt": "decimal(18, 2)",
    "release_date": "date",
    "due_date": "date",
}
_PAYMENT = {
    "cons_no": "string",
    "rcvbl_amt_id": "string",
    "rcvbl_ym": "date",
    "charge_time": "timestamp",
    "rcv_amt": "decimal(18, 2)",
    "pay_mode": "string",
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The newest customer records, all bills and all receipts ever imported."""

    customer: ir.Table
    bill: ir.Table
    payment: ir.Table


def ledger(catalog: str | None = "ws", database: str | None = "main") -> Ledger:
    """The tables `customer_now`, `bill` and `payment`, with the columns that indicators may read and no others."""
    return Ledger(
        customer=ibis.table(_CUSTOMER, name="customer_now", catalog=catalog, database=database),
        bill=ibis.table(_BILL, name="bill", catalog=catalog, database=database),
        payment=ibis.table(_PAYMENT, name="payment", catalog=catalog, database=database),
    )
