"""What each unit's customers come to as of a day.

A customer belongs to the unit of the newest record; where there is none, to the unit the bills name.
"""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir

from desktop_app.metrics.as_of import obligations
from desktop_app.metrics.sources import Ledger

NO_UNIT = ""


def units(ledger: Ledger, as_of: dt.date) -> ir.Table:
    """One row per unit as rows name it: unit (its code, else its name, else empty), name, customers, areas (transformer areas of
    customers on record), billed, paid, owed (fen)."""
    bills = obligations(ledger, as_of)
    accounts = bills.group_by("cons_no").aggregate(
        billed=bills.amt.sum().cast("int64"),
        paid=bills.paid.sum().cast("int64"),
        owed=ibis.greatest(bills.balance, 0).sum().cast("int64"),
    )
    people = _people(ledger, accounts)
    joined = people.left_join(accounts, "cons_no")
    found = joined.group_by("unit").aggregate(
        name=joined.name.max(),
        customers=joined.count(),
        areas=joined.area.nunique(),
        **{column: joined[column].fill_null(0).sum().cast("int64") for column in ("billed", "paid", "owed")},
    )
    return found.order_by("unit")


def _people(ledger: Ledger, accounts: ir.Table) -> ir.Table:
    """cons_no, unit, name and area of everybody on record, and of everybody billed who is not."""
    known, billed = ledger.customer, ledger.bill
    on_record = known.select(
        "cons_no", unit=_unit(known), name=known.org_name.fill_null(NO_UNIT), area=known.tg_no.coalesce(known.tg_name)
    )
    strangers = billed.semi_join(accounts, "cons_no").anti_join(known, "cons_no")
    named = strangers.mutate(unit=_unit(strangers))
    by_bills = named.group_by("cons_no").aggregate(unit=named.unit.max(), name=named.org_name.max().fill_null(NO_UNIT))
    return on_record.union(by_bills.mutate(area=ibis.null("string")).select(*on_record.columns))


def _unit(rows: ir.Table) -> ir.StringValue:
    return ibis.coalesce(rows.org_no, rows.org_name, NO_UNIT)
