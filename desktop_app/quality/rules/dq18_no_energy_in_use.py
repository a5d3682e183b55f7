"""DQ18: a customer in use whose newest bills all show no energy."""

from __future__ import annotations

import ibis

from desktop_app.domain.quality import Gravity, NumberParameter, RuleSpec, WordsParameter
from desktop_app.quality.expressions import has_word, month_of, shown, without_fees
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    """Only customers with as many months on record are judged; a closed one uses nothing."""
    months = asked.whole("months")
    customer = store.customer
    in_use = customer.filter(~has_word(customer.status, asked.words("closed")), customer.cancel_date.isnull())
    bill = without_fees(store.bill)
    used = bill.filter(bill.t_pq.notnull()).group_by("cons_no", "rcvbl_ym").aggregate(energy=lambda row: row.t_pq.sum())
    newest = used.mutate(place=ibis.row_number().over(group_by="cons_no", order_by=ibis.desc("rcvbl_ym")))
    newest = newest.filter(newest.place < months)
    totals = newest.group_by("cons_no").aggregate(
        energy=newest.energy.abs().sum(), found=newest.count(), last=newest.rcvbl_ym.max()
    )
    rows = in_use.join(totals.filter(totals.found == months), "cons_no")
    return Judged(rows, rows.energy == 0, month_of(rows.last), shown(rows.found), ibis.literal(f"< {months}"))


RULE = Rule(
    RuleSpec(
        "DQ18",
        Gravity.WARNING,
        ("bill.t_pq", "customer"),
        (NumberParameter("months", "3", "months", "1", "24"), WordsParameter("closed", "9,销户,已销户")),
    ),
    judge,
)
