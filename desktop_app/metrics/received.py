"""Which receipts are money received, and which only look like it.

- a receipt that failed (失败, 超时 and the like) never was money;
- a receipt marked as reversed (冲正, 抹账, 撤销) is none either: the mark lies on the original, whose money went back. Where the
  system adds the way back as a row of its own, marked and negative, that row leaves together with its original (same customer,
  bill month and amount), else the money would be taken twice;
- a marked negative row whose original is not marked stands, and takes the original's money back on its own day;
- every other amount counts as it is, negative ones too (退费).
"""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir

from desktop_app.domain.receipts import FAILED, REVERSED
from desktop_app.metrics.expressions import day, fen, only


def received(payment: ir.Table, until: dt.date) -> ir.Table:
    """The receipts booked by `until` that count, with `day` and `fen` beside what they had."""
    rows = payment.mutate(day=payment.charge_time.date(), fen=fen(payment.rcv_amt))
    rows = rows.filter(rows.day <= day(until), ~_says(rows.pay_status, FAILED))
    marked = _says(rows.pay_status, REVERSED)
    return rows.filter(~marked).union(_ways_back(rows.filter(marked)))


def received_later(payment: ir.Table, as_of: dt.date) -> ir.Table:
    """One row about the receipts that count and are booked after the day: receipts, amount (fen), newest."""
    rows = received(payment, dt.date.max)
    later = rows.filter(rows.day > day(as_of))
    return later.aggregate(receipts=later.count(), amount=later.fen.sum().fill_null(0).cast("int64"), newest=later.day.max())


def not_received(payment: ir.Table) -> ir.Table:
    """The receipts that never count, on whatever day one looks: batch_id, file_no, row_no."""
    counted = received(payment, dt.date.max)
    return payment.anti_join(counted, ["batch_id", "file_no", "row_no"]).select("batch_id", "file_no", "row_no")


def _ways_back(marked: ir.Table) -> ir.Table:
    """The marked negative rows for which no marked original is there."""
    same = [marked.cons_no, marked.rcvbl_ym, marked.fen.abs()]
    along = ibis.window(group_by=same, order_by=["charge_time", "batch_id", "file_no", "row_no"], preceding=None, following=0)
    whole = ibis.window(group_by=same)
    placed = marked.mutate(
        originals=(marked.fen >= 0).cast("int64").sum().over(whole),
        place=only(marked.fen < 0, 1).count().over(along),
    )
    return placed.filter(placed.fen < 0, placed.place > placed.originals).drop("originals", "place")


def _says(status: ir.StringValue, words: tuple[str, ...]) -> ir.BooleanValue:
    return ibis.or_(*(status.contains(word) for word in words)).fill_null(False)
