"""Two customer numbers side by side, as their own rows say it: decisions about them are looked through."""

from __future__ import annotations

import datetime as dt

import duckdb

from desktop_app.domain.merging import Compared, Comparison, Held
from desktop_app.domain.money import Money
from desktop_app.domain.month import Month

FIELDS = (
    "cons_name", "elec_addr", "mobile", "cert_no", "org_name", "mr_sect_no", "elec_type", "contract_cap", "tg_name", "status",
    "build_date", "cancel_date",
)  # fmt: skip
"""Of the customer's record: what tells two customers apart, and when one number gave way to the other."""

_TOLD = {"contract_cap": r"regexp_replace(CAST(contract_cap AS VARCHAR), '\.?0+$', '')"}
"""How a field is written where its type would add noughts."""

_RECORD = f"""
    SELECT {", ".join(_TOLD.get(field, f"CAST({field} AS VARCHAR)") for field in FIELDS)} FROM ws.customer WHERE cons_no = ?
    ORDER BY batch_id DESC, file_no DESC, row_no DESC LIMIT 1"""
_COUNTED = """
    SELECT * FROM ws.{table} ANTI JOIN (SELECT batch_id, file_no, row_no FROM ws.replaced WHERE kind = '{table}') AS gone
    USING (batch_id, file_no, row_no)"""
_BILLS = f"""
    SELECT count(*), min(rcvbl_ym), max(rcvbl_ym), coalesce(sum(rcvbl_amt), 0)
    FROM ({_COUNTED.format(table="bill")}) WHERE cons_no = ?"""
_PAYMENTS = f"SELECT count(*), coalesce(sum(rcv_amt), 0) FROM ({_COUNTED.format(table='payment')}) WHERE cons_no = ?"
_IN_BOTH = f"""
    WITH counted AS ({_COUNTED.format(table="bill")})
    SELECT count(*) FROM (
        SELECT rcvbl_ym FROM counted WHERE cons_no = ? INTERSECT SELECT rcvbl_ym FROM counted WHERE cons_no = ?)"""


def compared(cursor: duckdb.DuckDBPyConnection, cons_no: str, orgn_cons_no: str) -> Comparison:
    """Records, bills and payments of both numbers."""
    pair = (cons_no, orgn_cons_no)
    kept, former = (cursor.execute(_RECORD, [number]).fetchone() or (None,) * len(FIELDS) for number in pair)
    fields = tuple(Compared(field, *values) for field, *values in zip(FIELDS, kept, former, strict=True))
    both = cursor.execute(_IN_BOTH, list(pair)).fetchone()
    return Comparison(*pair, fields, _held(cursor, cons_no), _held(cursor, orgn_cons_no), int(both[0]) if both else 0)


def _held(cursor: duckdb.DuckDBPyConnection, cons_no: str) -> Held:
    bills, first, last, billed = cursor.execute(_BILLS, [cons_no]).fetchone() or (0, None, None, 0)
    payments, paid = cursor.execute(_PAYMENTS, [cons_no]).fetchone() or (0, 0)
    return Held(bills, _month(first), _month(last), Money.from_yuan(billed), payments, Money.from_yuan(paid))


def _month(day: dt.date | None) -> Month | None:
    return None if day is None else Month.of(day)
