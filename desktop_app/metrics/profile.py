"""Every registered indicator beside every customer, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import ibis.expr.types as ir

from desktop_app.metrics.expressions import only
from desktop_app.metrics.history import history
from desktop_app.metrics.indicators import INDICATORS
from desktop_app.metrics.registry import Indicator
from desktop_app.metrics.sources import Ledger


def indicators(ledger: Ledger, as_of: dt.date, chosen: Sequence[Indicator] = INDICATORS) -> ir.Table:
    """One row per customer billed by `as_of`, ordered by cons_no.

    Columns: cons_no, customer_class, bills_seen, owed (fen), overdue_days, open_bills, late_now, latest_bill (fen), then one
    float column per chosen indicator, null where unknown.
    """
    return profile(history(ledger, as_of), chosen)


def profile(bills: ir.Table, chosen: Sequence[Indicator]) -> ir.Table:
    """The chosen indicators of a `history.history`, beside what every customer's row has."""
    values = {indicator.spec.id: indicator.expression(bills).cast("float64") for indicator in chosen}
    customers = bills.group_by("cons_no").aggregate(
        customer_class=bills.customer_class.max(),
        bills_seen=(bills.amt > 0).cast("int64").sum(),
        owed=only(bills.is_open, bills.balance).sum().fill_null(0),
        overdue_days=bills.overdue_days.max(),
        open_bills=bills.is_open.cast("int64").sum(),
        late_now=bills.overdue.max() > 0,
        latest_bill=only(bills.nth == 1, bills.amt).sum().fill_null(0),
        **values,
    )
    return customers.order_by("cons_no")
