"""The canonical tables the rules judge, by name and type only; nothing here is bound to an engine."""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

_ROW = {"batch_id": "int32", "file_no": "int32", "sheet": "string", "row_no": "int64"}
_MONEY, _NUMBER = "decimal(18, 2)", "decimal(18, 4)"


def _texts(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "string")


SCHEMAS: dict[str, dict[str, str]] = {
    "customer": {
        **_ROW,
        **_texts("cons_no", "cons_name", "elec_addr", "org_no", "org_name", "cons_sort", "elec_type", "volt", "status"),
        **_texts("ctl_mode", "mr_sect_no", "tg_no", "tg_name", "line_no", "line_name", "mobile", "tel", "cert_type", "cert_no"),
        "contract_cap": _NUMBER,
        "run_cap": _NUMBER,
        "build_date": "date",
        "cancel_date": "date",
    },
    "bill": {
        **_ROW,
        **_texts("cons_no", "rcvbl_amt_id", "amt_type", "settle_flag", "org_no", "org_name"),
        "rcvbl_ym": "date",
        "release_date": "date",
        "due_date": "date",
        "penalty_bgn_date": "date",
        "t_pq": _NUMBER,
        **dict.fromkeys(("rcvbl_amt", "rcved_amt", "owe_amt_src", "rcvbl_penalty", "rcved_penalty"), _MONEY),
    },
    "payment": {
        **_ROW,
        **_texts("cons_no", "rcvbl_amt_id", "pay_mode", "settle_mode", "org_no", "org_name"),
        "rcvbl_ym": "date",
        "charge_time": "timestamp",
        "rcv_amt": _MONEY,
    },
    "batch": {"batch_id": "int32", "committed_at": "timestamp"},
}
"""What the rules may read, and no more."""

NEWEST = "quality_customer"
"""Where an engine keeps the newest record of every customer while it judges: each rule asks for it."""


@dataclass(frozen=True, slots=True)
class Store:
    """`customer` holds the newest record of each customer, all else every row in force."""

    customer: ir.Table
    bill: ir.Table
    payment: ir.Table
    batch: ir.Table


def store(catalog: str = "ws", database: str = "main", newest: tuple[str, str, str] = ("temp", "main", NEWEST)) -> Store:
    """The tables under a catalog; `newest` is where the newest customers are: catalog, database, name."""
    tables = {
        name: ibis.table(schema, name=name, catalog=catalog, database=database)
        for name, schema in SCHEMAS.items()
        if name != "customer"
    }
    kept_in, under, name = newest
    return Store(customer=ibis.table(SCHEMAS["customer"], name=name, catalog=kept_in, database=under), **tables)


def newest_customers(catalog: str = "ws", database: str = "main") -> ir.Table:
    """What is kept under `NEWEST`."""
    return ibis.table(SCHEMAS["customer"], name="customer_now", catalog=catalog, database=database)
