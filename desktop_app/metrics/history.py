"""Each customer's obligations as a history: which have fallen due, which were late and by how much, seen from the as-of day.

Lateness is judged of bills above zero that fell due before the as-of day (due today is not late) within the last 12 bill months;
everywhere else the columns of judgement are unknown, and sums and means pass over them.
"""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir

from desktop_app.metrics.allocation import KEY
from desktop_app.metrics.as_of import obligations
from desktop_app.metrics.expressions import day, days_between, flag, months_between, only
from desktop_app.metrics.sources import Ledger

WINDOW_MONTHS = 12

ON_TIME, LATE, OPEN = 1, 2, 3


def history(ledger: Ledger, as_of: dt.date) -> ir.Table:
    """One row per obligation, with what is known of the customer.

    Adds to `obligations`: customer_class; capacity (kVA, null unless positive); tenure (months since connection); months_ago;
    judged; late, cross_month, part_paid (0/1); late_days; state (1 on time, 2 paid late, 3 open);
    overdue (fen of an open bill past its due date); overdue_days; nth_due (1 = newest judged bill) and nth (1 = newest bill above
    zero in the window); run (late bills without an on-time one between, this and newer ones).
    """
    rows = _with_customer(obligations(ledger, as_of), ledger)
    rows = _judged(rows, as_of)
    return _ordered(rows)


def customer_class(cons_sort: ir.StringValue, elec_type: ir.StringValue) -> ir.StringValue:
    """The class a customer is compared with: 用户分类 where it is known (01/02/03 or its words), else 用电类别.

    Without either the class is `unclassified`. 非居民 is asked before 居民, which it contains.
    """
    return ibis.cases(
        ((cons_sort == "01") | cons_sort.contains("高压"), "hv"),
        ((cons_sort == "02") | cons_sort.contains("非居民"), "lv_business"),
        ((cons_sort == "03") | cons_sort.contains("居民"), "lv_resident"),
        (elec_type.contains("非居民"), "lv_business"),
        (elec_type.contains("居民"), "lv_resident"),
        (elec_type.notnull() & (elec_type != ""), "lv_business"),
        else_="unclassified",
    )


def _with_customer(rows: ir.Table, ledger: Ledger) -> ir.Table:
    known = ledger.customer
    columns = known.select(
        "cons_no",
        "build_date",
        capacity=only(known.contract_cap > 0, known.contract_cap.cast("float64")),
        class_known=customer_class(known.cons_sort, known.elec_type),
    )
    joined = rows.left_join(columns, "cons_no").drop("cons_no_right")
    return joined.mutate(customer_class=joined.class_known.fill_null("unclassified")).drop("class_known")


def _judged(rows: ir.Table, as_of: dt.date) -> ir.Table:
    rows = rows.mutate(
        months_ago=months_between(rows.rcvbl_ym, day(as_of)), past_due=(rows.amt > 0) & (rows.due_date < day(as_of))
    )
    rows = rows.mutate(
        judged=rows.past_due & (rows.months_ago < WINDOW_MONTHS),
        end=rows.settled_on.coalesce(day(as_of)),
        is_open=rows.settled_on.isnull() & (rows.balance > 0),
    )
    days = days_between(rows.due_date, rows.end)
    rows = rows.mutate(
        late=flag(days > 0, rows.judged),
        late_days=only(rows.judged, ibis.greatest(days, 0)),
        cross_month=flag(months_between(rows.due_date, rows.end) > 0, rows.judged),
        part_paid=flag(rows.receipts > 1, rows.judged),
        overdue=(rows.is_open & rows.past_due).ifelse(rows.balance, 0),
        overdue_days=(rows.is_open & rows.past_due).ifelse(days_between(rows.due_date, day(as_of)), 0),
    )
    connected = months_between(rows.build_date, day(as_of))
    return rows.mutate(state=only(rows.judged, _state(rows)), tenure=only(connected >= 0, connected)).drop("build_date")


def _state(rows: ir.Table) -> ir.IntegerValue:
    return ibis.cases((rows.late == 0, ON_TIME), (~rows.is_open, LATE), else_=OPEN)


def _ordered(rows: ir.Table) -> ir.Table:
    """Adds the positions in time; bills outside the window have none."""
    placed = _positions(rows.mutate(seen=(rows.amt > 0) & (rows.months_ago < WINDOW_MONTHS)))
    joined = rows.left_join(placed, list(KEY)).drop("cons_no_right", "rcvbl_ym_right")
    return joined.mutate(seen=joined.nth.notnull())


def _positions(rows: ir.Table) -> ir.Table:
    """cons_no, rcvbl_ym, nth_due, nth and run, counted along one ordering of the recent bills, newest first.

    Months are unique per customer, so the order is complete. Only the few columns needed are ordered and joined back: sorting
    whole rows of millions of bills is what would take the time.
    """
    along = ibis.window(group_by="cons_no", order_by=ibis.desc("rcvbl_ym"), preceding=None, following=0)
    recent = rows.filter(rows.seen).select(*KEY, "judged", "late")
    recent = recent.mutate(
        place=ibis.row_number().over(along) + 1,
        due_place=recent.judged.cast("int64").sum().over(along).cast("int64"),
        late_yet=recent.late.sum().over(along).cast("int64"),
    )
    before_run = only(recent.late == 0, recent.late_yet).max().over(along).fill_null(0)
    return recent.select(
        *KEY,
        nth=recent.place,
        nth_due=only(recent.judged, recent.due_place),
        run=only(recent.judged, (recent.late == 1).ifelse(recent.late_yet - before_run, 0)),
    )
