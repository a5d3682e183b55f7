"""DQ18: a customer in use without any energy for months, or a meter that was not read."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec, WordsParameter
from desktop_app.quality.expressions import has_word, month_of, shown, without_fees
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_ROW = ("batch_id", "file_no", "sheet", "row_no", "cons_no", "org_no", "org_name", "odd", "place", "found")


def judge(store: Store, asked: Asked) -> Judged:
    rows = ibis.union(_idle(store, asked).select(*_ROW), _unread(store, asked).select(*_ROW))
    return Judged(rows, rows.odd, rows.place, rows.found, ibis.literal(f"< {asked.whole('months')}"))


def _idle(store: Store, asked: Asked) -> ir.Table:
    """Only customers with as many months on record are judged; a closed one uses nothing."""
    months, customer = asked.whole("months"), store.customer
    in_use = customer.filter(~has_word(customer.status, asked.words("closed")), customer.cancel_date.isnull())
    bill = without_fees(store.bill)
    used = ibis.union(bill.select("cons_no", "t_pq", month="rcvbl_ym"), store.usage_month.select("cons_no", "t_pq", month="ym"))
    used = used.filter(used.t_pq.notnull())
    by_month = used.group_by("cons_no", "month").aggregate(energy=used.t_pq.abs().sum())
    newest = by_month.mutate(turn=ibis.row_number().over(group_by="cons_no", order_by=ibis.desc("month")))
    newest = newest.filter(newest.turn < months)
    totals = newest.group_by("cons_no").aggregate(energy=newest.energy.sum(), known=newest.count(), last=newest.month.max())
    rows = in_use.join(totals.filter(totals.known == months), "cons_no")
    return rows.mutate(odd=rows.energy == 0, place=month_of(rows.last), found=shown(rows.known))


def _unread(store: Store, asked: Asked) -> ir.Table:
    rows = store.reading
    unread = has_word(rows.mr_state, asked.words("unread")) | rows.this_read.isnull()
    return rows.mutate(odd=unread, place=rows.meter_no, found=shown(rows.mr_state))


RULE = Rule(
    RuleSpec(
        "DQ18",
        Gravity.WARNING,
        (),
        (
            NumberParameter("months", "3", "months", "1", "24"),
            WordsParameter("closed", "9,销户,已销户"),
            WordsParameter("unread", "未抄,漏抄,缺抄"),
        ),
    ),
    judge,
)
