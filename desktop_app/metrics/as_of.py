"""What was billed, paid and owed as of a day: one obligation per customer and bill month.

Only bills released and receipts booked by that day count, so whatever is imported with a later date changes nothing here.
Rules, in the order they apply:

- charge types 05 and 08 (penalty and business fees) are no receivables; receipts booked on such a bill are left out as well;
- receipts that failed or were reversed are no money (`received`); one that names its bill only by its id is booked on that bill's
  month, one that names none is allocated (`allocation`), by the rule of the office;
- bill rows of one customer and month are one obligation: amounts add up, the earliest release and the latest due date hold
  (a later supplement must not make an earlier payment late);
- an obligation is settled on the first day from which the receipts booked reach its amount and still do on the as-of day
  (tolerance 0), so that a reversed receipt opens it again; an obligation of nothing or less is settled when released.
"""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir

from desktop_app.metrics.allocation import KEY, allocated, surplus
from desktop_app.metrics.expressions import day, fen, only
from desktop_app.metrics.received import received
from desktop_app.metrics.sources import Ledger

FEE_TYPES = ("05", "08")
_COUNTED = ("paid", "receipts", "first_paid", "auto_receipts", "known_receipts", "allocated")


def obligations(ledger: Ledger, as_of: dt.date) -> ir.Table:
    """One row per cons_no and rcvbl_ym released by `as_of`.

    Columns: amt, paid, balance (fen), release_date, due_date, settled_on (null while open), paid_by_due (fen booked by the due
    date, at most amt), receipts (days with a receipt), first_paid (fen booked on the first of them), auto_receipts and
    known_receipts (receipts by standing order, and receipts whose channel is known), allocated (fen of `paid` from receipts that
    name no bill).
    """
    bills = _billed(ledger, as_of)
    paid = _settlement(bills, receipts(ledger, as_of))
    joined = bills.left_join(paid, list(KEY)).drop("cons_no_right", "rcvbl_ym_right")
    settled = (joined.amt <= 0).ifelse(joined.release_date, joined.settled_day)
    zeroed = {name: joined[name].fill_null(0) for name in _COUNTED}
    by_due = ibis.least(joined.paid_by_due.fill_null(0), joined.amt)
    rows = joined.mutate(settled_on=settled, paid_by_due=by_due, **zeroed).drop("settled_day")
    return rows.mutate(balance=rows.amt - rows.paid)


def receipts(ledger: Ledger, until: dt.date) -> ir.Table:
    """Money received by the day, per obligation and day: booked, auto, known, and allocated (fen of `booked` that named no bill).

    The order of receipts within a day is not known reliably.
    """
    both = single_receipts(ledger, until)
    return both.group_by([*KEY, "day"]).aggregate(
        booked=both.booked.sum(), auto=both.auto.sum(), known=both.known.sum(), allocated=both.allocated.sum()
    )


def single_receipts(ledger: Ledger, until: dt.date) -> ir.Table:
    """The same before they are put together: every receipt that names its bill, and every part of one that names none."""
    rows = _booked(ledger, until)
    direct = rows.filter(rows.rcvbl_ym.notnull())
    direct = direct.select(*KEY, "day", "booked", "auto", "known", allocated=ibis.literal(0, "int64"))
    paid = allocated(_billed(ledger, until), direct, _loose(rows), ledger.allocation)
    return direct.union(paid.mutate(allocated=paid.booked).select(*direct.columns))


def prepaid(ledger: Ledger, as_of: dt.date) -> ir.Table:
    """cons_no and credit (fen): receipts that name no bill and that no bill has taken."""
    rows = _booked(ledger, as_of)
    loose = _loose(rows)
    return surplus(loose, allocated(_billed(ledger, as_of), rows.filter(rows.rcvbl_ym.notnull()), loose, ledger.allocation))


def receivable_rows(ledger: Ledger, as_of: dt.date) -> ir.Table:
    """The single bill rows behind the obligations, fees left out."""
    fee = ledger.bill.amt_type.isin(FEE_TYPES).fill_null(False)
    return ledger.bill.filter(~fee, ledger.bill.release_date <= day(as_of))


def _billed(ledger: Ledger, as_of: dt.date) -> ir.Table:
    rows = receivable_rows(ledger, as_of)
    rows = rows.mutate(fen=fen(rows.rcvbl_amt))
    return rows.group_by(list(KEY)).aggregate(
        amt=rows.fen.sum().cast("int64"), release_date=rows.release_date.min(), due_date=rows.due_date.max()
    )


def _booked(ledger: Ledger, until: dt.date) -> ir.Table:
    """Single receipts that count: cons_no, rcvbl_ym (null where nothing names it), day, booked, auto, known."""
    rows = received(ledger.payment, until)
    released = ledger.bill.release_date <= day(until)
    fees = ledger.bill.filter(ledger.bill.amt_type.isin(FEE_TYPES), ledger.bill.rcvbl_amt_id.notnull(), released)
    rows = rows.anti_join(fees.select("rcvbl_amt_id").distinct(), "rcvbl_amt_id")
    named = rows.filter(rows.rcvbl_ym.notnull()).union(_named_by_id(rows.filter(rows.rcvbl_ym.isnull()), ledger.bill))
    return named.select(
        *KEY,
        "day",
        booked=named.fen,
        auto=_standing_order(named.pay_mode).cast("int64"),
        known=named.pay_mode.notnull().cast("int64"),
    )


def _named_by_id(rows: ir.Table, bill: ir.Table) -> ir.Table:
    """Receipts without a month, with the month of the bill whose id they bear, where there is one."""
    ids = bill.filter(bill.rcvbl_amt_id.notnull()).semi_join(rows, ["cons_no", "rcvbl_amt_id"])
    months = ids.group_by(["cons_no", "rcvbl_amt_id"]).aggregate(month_of_id=ids.rcvbl_ym.min())
    joined = rows.left_join(months, ["cons_no", "rcvbl_amt_id"])
    return joined.mutate(rcvbl_ym=joined.month_of_id).select(*rows.columns)


def _loose(rows: ir.Table) -> ir.Table:
    """The receipts that name no bill, by customer and day."""
    rows = rows.filter(rows.rcvbl_ym.isnull())
    return rows.group_by(["cons_no", "day"]).aggregate(
        booked=rows.booked.sum().cast("int64"), auto=rows.auto.sum(), known=rows.known.sum()
    )


def _standing_order(pay_mode: ir.StringValue) -> ir.BooleanValue:
    """Receipts that came without the customer acting: 代扣, 托收 and their spellings."""
    words = [pay_mode.contains(word) for word in ("代扣", "托收", "划扣", "划拨")]
    return ibis.or_(*words).fill_null(False)


def _settlement(bills: ir.Table, booked: ir.Table) -> ir.Table:
    """Per obligation with a receipt: what was paid, when it was first settled for good, and how."""
    rows = booked.inner_join(bills, list(KEY))
    until = ibis.window(group_by=list(KEY), order_by="day", preceding=None, following=0)
    rows = rows.mutate(running=rows.booked.sum().over(until).cast("int64"))
    whole = ibis.window(group_by=list(KEY))
    short = only(rows.running < rows.amt, rows.day).max().over(whole)
    rows = rows.mutate(last_short=short, first_day=rows.day.min().over(whole))
    stays = rows.last_short.isnull() | (rows.day > rows.last_short)
    return rows.group_by(list(KEY)).aggregate(
        paid=rows.booked.sum().cast("int64"),
        settled_day=only(stays, rows.day).min(),
        paid_by_due=only(rows.day <= rows.due_date, rows.booked).sum().cast("int64"),
        receipts=rows.day.count(),
        first_paid=only(rows.day == rows.first_day, rows.booked).sum().cast("int64"),
        auto_receipts=rows.auto.sum(),
        known_receipts=rows.known.sum(),
        allocated=rows.allocated.sum().cast("int64"),
    )
