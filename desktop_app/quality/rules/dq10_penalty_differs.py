"""DQ10: a late fee that is not what the rules of supply give.

The base is the principal open on each day, so that part payments reduce it; nothing is charged on the fee itself; one rounding
to the fen at the end. Two readings exist of what is counted, and extracts follow either: whether the day of payment counts,
and whether the higher rate begins with the calendar year after the first late day or after the bill's month. Both are
parameters. Only bills that are paid off are judged: of the others the day for which the extract reckoned is not known. Nor is
a bill that was paid in time and states no fee: nothing is in question.
"""

from __future__ import annotations

from decimal import Decimal

import ibis
import ibis.expr.types as ir

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec
from desktop_app.quality.expressions import KEY, customer_of, fen, fen_of, month_of, without_fees, yuan
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_SCALE = 100_000
"""Rates are whole hundredths of a thousandth, so that fees are whole numbers until they are rounded."""


def judge(store: Store, asked: Asked) -> Judged:
    bills = _bills(store)
    charged = _charged(store, bills, asked)
    rows = bills.join(charged, list(KEY))
    least = fen_of(asked.number("minimum"))
    raw = (rows.weighed + _SCALE // 2) // _SCALE
    owed = ((raw > 0) & (raw < least)).ifelse(least, raw).cast("int64")
    stated = fen(rows.rcvbl_penalty)
    apart = (stated - owed).abs() > fen_of(asked.number("tolerance"))
    return Judged(rows, apart, month_of(rows.rcvbl_ym), yuan(stated), yuan(owed))


def _bills(store: Store) -> ir.Table:
    """Single bills of a month with a fee stated, and the first day on which one accrues."""
    bill = without_fees(store.bill)
    alone = bill.group_by(list(KEY)).aggregate(found=bill.count())
    rows = bill.filter(bill.rcvbl_penalty.notnull(), bill.rcvbl_amt > 0).semi_join(alone.filter(alone.found == 1), list(KEY))
    first = rows.penalty_bgn_date.coalesce(rows.due_date + ibis.interval(days=1))
    rows = rows.mutate(first=first, principal=fen(rows.rcvbl_amt)).filter(lambda row: row.first.notnull())
    return customer_of(rows, store, "elec_type")


def _charged(store: Store, bills: ir.Table, asked: Asked) -> ir.Table:
    """Per bill that is paid off: the sum over its receipts of principal paid × days × rate."""
    kind = bills.c_elec_type
    resident = (kind.contains("居民") | kind.startswith("20")).fill_null(False)
    owing = bills.select(*KEY, "first", "principal", resident=resident, stated=bills.rcvbl_penalty > 0)
    paid = store.received.select(*KEY, "row_no", "batch_id", "charge_time", "day", booked="fen")
    rows = paid.join(owing, list(KEY))
    in_question = rows.filter(rows.stated | (rows.day >= rows.first)).select(*KEY).distinct()
    rows = rows.semi_join(in_question, list(KEY))
    until = ibis.window(group_by=list(KEY), order_by=["charge_time", "batch_id", "row_no"], preceding=None, following=0)
    rows = rows.mutate(running=rows.booked.sum().over(until).cast("int64"))
    covered = ibis.greatest(ibis.least(rows.running, rows.principal), 0)
    before = ibis.greatest(ibis.least(rows.running - rows.booked, rows.principal), 0)
    weighed = (covered - before) * _rate_days(rows, asked)
    sums = (
        rows.mutate(weighed=weighed)
        .group_by(list(KEY))
        .aggregate(
            weighed=lambda row: row.weighed.sum().cast("int64"),
            booked=lambda row: row.booked.sum(),
            principal=lambda row: row.principal.max(),
        )
    )
    return sums.filter(sums.booked >= sums.principal).select(*KEY, "weighed")


def _rate_days(rows: ir.Table, asked: Asked) -> ir.IntegerValue:
    """Days late × rate of a receipt; days after the turn of the year count with the higher rate, but not for residents."""
    end = rows.day + ibis.interval(days=asked.whole("count_payment_day"))
    turning = (rows.rcvbl_ym if asked.whole("year_of_bill") else rows.first).year() + 1
    turn = ibis.date(turning, 1, 1)
    late = ibis.greatest(_days(rows.first, end), 0)
    across = ibis.greatest(_days(ibis.greatest(rows.first, turn), end), 0)
    resident, current, cross = (_rate(asked.number(name)) for name in ("resident_rate", "other_rate", "cross_year_rate"))
    return rows.resident.ifelse(late * resident, (late - across) * current + across * cross)


def _days(earlier: ir.DateValue, later: ir.DateValue) -> ir.IntegerValue:
    return later.delta(earlier, unit="day").cast("int64")


def _rate(per_thousand: Decimal) -> int:
    return int(per_thousand * (_SCALE // 1000))


RULE = Rule(
    RuleSpec(
        "DQ10",
        Gravity.WARNING,
        ("bill.rcvbl_penalty", "payment"),
        (
            NumberParameter("tolerance", "0.05", "yuan", "0", "100"),
            NumberParameter("resident_rate", "1", "per_thousand", "0", "3"),
            NumberParameter("other_rate", "2", "per_thousand", "0", "3"),
            NumberParameter("cross_year_rate", "3", "per_thousand", "0", "3"),
            NumberParameter("minimum", "0", "yuan", "0", "10"),
            NumberParameter("count_payment_day", "1", "flag", "0", "1"),
            NumberParameter("year_of_bill", "0", "flag", "0", "1"),
        ),
    ),
    judge,
)
