"""The ledger as it counts now, for checks: rows no later batch has replaced, under the customer number that holds today."""

from __future__ import annotations

from desktop_app.domain.dictionary import ExtractKind, FieldType
from desktop_app.importing.sql import literal, same

CUSTOMER_NO = "cons_no"
BILL_ID = "rcvbl_amt_id"


def has(kind: ExtractKind, field_id: str) -> bool:
    return any(field.id == field_id for field in kind.fields)


def in_force(kind: ExtractKind) -> str:
    """The kind's rows in the ledger that count, as something to select from."""
    return renumbered(kind, not_replaced(kind.table))


def not_replaced(table: str) -> str:
    """The same under the numbers the extracts gave."""
    gone = f"SELECT batch_id, file_no, row_no FROM ws.replaced WHERE kind = {literal(table)}"
    return f"(SELECT * FROM ws.{table} ANTI JOIN ({gone}) AS gone USING (batch_id, file_no, row_no))"


def renumbered(kind: ExtractKind, source: str) -> str:
    """Rows under today's customer number, where an old one was replaced by exactly one other."""
    if not has(kind, CUSTOMER_NO):
        return f"(SELECT * FROM {source})"
    return (
        f"(SELECT said.* REPLACE (coalesce(number.{CUSTOMER_NO}, said.{CUSTOMER_NO}) AS {CUSTOMER_NO}) FROM {source} AS said "
        f"LEFT JOIN ws.number_now AS number ON number.orgn_cons_no = said.{CUSTOMER_NO})"
    )


def matches(kind: ExtractKind) -> tuple[str, ...]:
    """Conditions under which `old` and `new` are the same row of a unique kind; any of them is enough.

    A bill id says it alone. Where only one of two bills with the same key has an id, or none, the key says it; two ids that
    differ are two bills.
    """
    key = same("old", "new", kind.key)
    if not has(kind, BILL_ID):
        return (key,)
    told_apart = f"old.{BILL_ID} IS NOT NULL AND new.{BILL_ID} IS NOT NULL"
    return f"old.{BILL_ID} = new.{BILL_ID}", f"{key} AND NOT ({told_apart})"


def months(kind: ExtractKind, row: str) -> tuple[str, ...]:
    """The months a row belongs to: of its bill, of its receipt, of its reading. Empty for kinds without (customers)."""
    found = []
    for field in (kind.field(name) for name in kind.key):
        if field.type is FieldType.MONTH:
            found.append(f"{row}.{field.id}")
        elif field.type in (FieldType.DATE, FieldType.TIME):
            found.append(f"CAST(date_trunc('month', {row}.{field.id}) AS DATE)")
    return tuple(found)
