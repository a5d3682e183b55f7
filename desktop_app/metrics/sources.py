"""The canonical tables the indicators are written against, by name and type only: nothing here is bound to an engine."""

from __future__ import annotations

from dataclasses import dataclass, replace

import ibis
import ibis.expr.types as ir

from desktop_app.domain.integration import Allocation
from desktop_app.domain.roles import Scope

_CUSTOMER = {
    "cons_no": "string",
    "org_no": "string",
    "org_name": "string",
    "tg_no": "string",
    "tg_name": "string",
    "mr_sect_no": "string",
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
    "org_no": "string",
    "org_name": "string",
}
_PAYMENT = {
    "batch_id": "int32",
    "file_no": "int32",
    "row_no": "int64",
    "cons_no": "string",
    "rcvbl_amt_id": "string",
    "rcvbl_ym": "date",
    "charge_time": "timestamp",
    "rcv_amt": "decimal(18, 2)",
    "pay_mode": "string",
    "pay_status": "string",
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The newest customer records, and the bills and receipts in force; `allocation` says which bills receipts pay that name
    none."""

    customer: ir.Table
    bill: ir.Table
    payment: ir.Table
    allocation: Allocation = Allocation.OLDEST_FIRST


def ledger(catalog: str | None = "ws", database: str | None = "main", allocation: Allocation = Allocation.OLDEST_FIRST) -> Ledger:
    """The views `customer_now`, `bill_now` and `payment_now`, with the columns that indicators may read and no others."""
    return Ledger(
        customer=ibis.table(_CUSTOMER, name="customer_now", catalog=catalog, database=database),
        bill=ibis.table(_BILL, name="bill_now", catalog=catalog, database=database),
        payment=ibis.table(_PAYMENT, name="payment_now", catalog=catalog, database=database),
        allocation=allocation,
    )


def receipts(name: str, catalog: str) -> ir.Table:
    """Receipts that lie in another table, with the columns of `payment_now`."""
    return ibis.table(_PAYMENT, name=name, catalog=catalog, database="main")


def within(ledger: Ledger, scope: Scope) -> Ledger:
    """The customers of a scope with their bills and receipts; who has no unit or section on record is outside a limited one."""
    if scope.everywhere:
        return ledger
    customer = ledger.customer
    if scope.org_prefix:
        customer = customer.filter(customer.org_no.startswith(scope.org_prefix))
    if scope.sections:
        customer = customer.filter(customer.mr_sect_no.isin(scope.sections))
    chosen = customer.select("cons_no")
    return replace(
        ledger,
        customer=customer,
        bill=ledger.bill.semi_join(chosen, "cons_no"),
        payment=ledger.payment.semi_join(chosen, "cons_no"),
    )
