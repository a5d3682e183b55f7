"""The canonical tables the rules judge, by name and type only; nothing here is bound to an engine."""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

_ROW = {"batch_id": "int32", "file_no": "int32", "sheet": "string", "row_no": "int64"}
_MONEY, _NUMBER = "decimal(18, 2)", "decimal(18, 4)"


def _texts(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "string")


def _alike(kind: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, kind)


SCHEMAS: dict[str, dict[str, str]] = {
    "customer": {
        **_ROW,
        **_texts("cons_no", "cons_name", "elec_addr", "org_no", "org_name", "cons_sort", "elec_type", "volt", "status"),
        **_texts("ctl_mode", "mr_sect_no", "tg_no", "tg_name", "line_no", "line_name", "mobile", "tel", "cert_type", "cert_no"),
        **_texts("tmp_flag"),
        **_alike(_NUMBER, "contract_cap", "run_cap"),
        **_alike("date", "build_date", "cancel_date", "tmp_due_date"),
    },
    "bill": {
        **_ROW,
        **_texts("cons_no", "rcvbl_amt_id", "amt_type", "sn", "settle_flag", "org_no", "org_name"),
        **_alike("date", "rcvbl_ym", "release_date", "due_date", "penalty_bgn_date"),
        **_alike(_NUMBER, "t_pq", "pq_sharp", "pq_peak", "pq_flat", "pq_valley"),
        **_alike(_MONEY, "rcvbl_amt", "rcved_amt", "owe_amt_src", "rcvbl_penalty", "rcved_penalty"),
        **_alike(_MONEY, "rcvbl_inprice_amt", "rcvbl_pl_amt", "basic_amt", "energy_amt", "pf_amt", "rs_amt"),
    },
    "payment": {
        **_ROW,
        **_texts("cons_no", "rcvbl_amt_id", "pay_mode", "settle_mode", "org_no", "org_name"),
        "rcvbl_ym": "date",
        "charge_time": "timestamp",
        "rcv_amt": _MONEY,
    },
    "usage_month": {
        **_ROW,
        **_texts("cons_no", "org_no", "org_name"),
        **_alike(_NUMBER, "t_pq", "pq_sharp", "pq_peak", "pq_flat", "pq_valley"),
        "ym": "date",
    },
    "reading": {
        **_ROW,
        **_texts("cons_no", "org_no", "org_name", "meter_no", "mr_mode", "mr_state", "read_class"),
        **_alike(_NUMBER, "last_read", "this_read", "factor", "read_pq"),
        "read_date": "date",
    },
    "balance": {
        **_ROW,
        **_texts("cons_no", "org_no", "org_name", "bal_type", "ctl_mode"),
        **_alike(_MONEY, "prepay_bal", "usable_bal"),
        "calc_date": "date",
    },
    "tg_energy": {
        **_ROW,
        **_texts("tg_no", "tg_name", "org_no", "org_name"),
        **_alike(_NUMBER, "supply_pq", "sale_pq"),
        "data_date": "date",
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
    usage_month: ir.Table
    reading: ir.Table
    balance: ir.Table
    tg_energy: ir.Table
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
