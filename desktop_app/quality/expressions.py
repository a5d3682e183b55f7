"""Small expressions the rules share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from desktop_app.quality.tables import Store

FEE_TYPES = ("05", "08")
"""Penalty and business fees: no electricity was billed with them."""

KEY = ("cons_no", "rcvbl_ym")


def day(date: dt.date) -> ir.DateScalar:
    return ibis.literal(date)


def fen(yuan: ir.DecimalValue) -> ir.IntegerValue:
    """Whole fen: exact, so that sums and differences are."""
    return (yuan * 100).cast("int64")


def fen_of(value: Decimal) -> int:
    """A parameter in yuan as fen."""
    return int((value * 100).to_integral_value())


def exactly(value: Decimal) -> ir.DecimalScalar:
    """A parameter as an expression."""
    return ibis.literal(value, "decimal(18, 4)")


def yuan(amount: ir.IntegerValue) -> ir.StringValue:
    """Fen as 12.34."""
    return (amount.cast("decimal(18, 0)") / 100).cast("decimal(18, 2)").cast("string")


def shown(value: ir.Value) -> ir.StringValue:
    """A number, day or code as text; -- for nothing."""
    return value.cast("string").fill_null("--")


def month_of(value: ir.DateValue | ir.TimestampValue) -> ir.StringValue:
    """2026-05."""
    return value.strftime("%Y-%m")


def has_word(value: ir.StringValue, words: Iterable[str]) -> ir.BooleanValue:
    """Whether the text is one of the words, or holds one of two signs or more (a code such as 03 must be the whole text)."""
    listed = tuple(words)
    exact = value.isin(listed)
    parts = [value.contains(word) for word in listed if len(word) > 1 and not word.isascii()]
    return ibis.or_(exact, *parts).fill_null(False)


def said(text: str) -> ir.StringValue:
    """A constant sentence part: a sign, a limit, a code; never a word of a language."""
    return ibis.literal(text)


def joined(*parts: ir.StringValue | str) -> ir.StringValue:
    """Texts one after the other."""
    first, *rest = (ibis.literal(part) if isinstance(part, str) else part for part in parts)
    for part in rest:
        first = first.concat(part)
    return first


def without_fees(bill: ir.Table) -> ir.Table:
    return bill.filter(~bill.amt_type.isin(FEE_TYPES).fill_null(False))


def receipts(store: Store) -> ir.Table:
    """Per customer and bill month: `paid` (fen), over all receipts."""
    payment = store.payment
    return payment.group_by(list(KEY)).aggregate(paid=fen(payment.rcv_amt).sum().cast("int64"))


def customer_of(rows: ir.Table, store: Store, *columns: str) -> ir.Table:
    """The rows with columns of the customer's newest record beside their own, under c_<column>."""
    chosen = store.customer.select("cons_no", **{f"c_{name}": store.customer[name] for name in columns})
    return rows.left_join(chosen, "cons_no").drop("cons_no_right")


def newest_balances(store: Store) -> ir.Table:
    """One row per customer: the one reckoned last."""
    order = [ibis.desc("calc_date"), ibis.desc("batch_id"), ibis.desc("file_no"), ibis.desc("row_no")]
    rows = store.balance.mutate(turn=ibis.row_number().over(group_by="cons_no", order_by=order))
    return rows.filter(rows.turn == 0).drop("turn")
