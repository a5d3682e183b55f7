"""Small expressions shared by the indicators: months between, exact money, ratios that stay unknown where nothing is known."""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir

RATIO_DECIMALS = 6


def day(date: dt.date) -> ir.DateScalar:
    """A day as an expression."""
    return ibis.literal(date)


def fen(yuan: ir.DecimalValue) -> ir.IntegerValue:
    """Whole fen of an amount stored in yuan with two decimals: exact, so that sums are too."""
    return (yuan * 100).cast("int64")


def months_between(earlier: ir.DateValue, later: ir.DateValue) -> ir.IntegerValue:
    """Calendar months from one day's month to the other's; the day of the month does not matter."""
    return ((later.year() * 12 + later.month()) - (earlier.year() * 12 + earlier.month())).cast("int64")


def days_between(earlier: ir.DateValue, later: ir.DateValue) -> ir.IntegerValue:
    """Days from one day to the other, negative if `later` comes first."""
    return later.delta(earlier, unit="day").cast("int64")


def ratio(part: ir.NumericValue, whole: ir.NumericValue) -> ir.FloatingValue:
    """part / whole, rounded so that every engine gives the same digits; unknown unless `whole` is positive."""
    safe = (whole > 0).ifelse(whole, ibis.null())
    return rounded(part.cast("float64") / safe.cast("float64"))


def rounded(value: ir.NumericValue) -> ir.FloatingValue:
    return value.cast("float64").round(RATIO_DECIMALS)


def only(condition: ir.BooleanValue, value: ir.Value) -> ir.Value:
    """The value where the condition holds, unknown elsewhere (sums, means and maxima pass over it)."""
    return condition.ifelse(value, ibis.null())


def flag(condition: ir.BooleanValue, where: ir.BooleanValue) -> ir.IntegerValue:
    """1 or 0 where the question makes sense, unknown elsewhere."""
    return only(where, condition.ifelse(1, 0))
