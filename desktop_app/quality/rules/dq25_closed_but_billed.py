"""DQ25: a closed customer who is still billed, or still owes."""

from __future__ import annotations

import ibis

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec, WordsParameter
from desktop_app.quality.expressions import fen, has_word, receipts, shown, without_fees, yuan
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    """The last bill may be issued some weeks after closing. What is owed is all that was billed less all that was paid."""
    customer, bill = store.customer, without_fees(store.bill)
    closed = customer.filter(has_word(customer.status, asked.words("closed")) | customer.cancel_date.notnull())
    theirs = bill.semi_join(closed, "cons_no")
    billed = theirs.group_by("cons_no").aggregate(billed=fen(theirs.rcvbl_amt).sum(), last=theirs.release_date.max())
    paid = receipts(store).semi_join(closed, "cons_no").group_by("cons_no").aggregate(paid=lambda row: row.paid.sum())
    rows = closed.left_join(billed, "cons_no").drop("cons_no_right").left_join(paid, "cons_no").drop("cons_no_right")
    rows = rows.mutate(owed=(rows.billed.fill_null(0) - rows.paid.fill_null(0)).cast("int64"))
    days = asked.whole("days")
    late_bill = (rows.last > rows.cancel_date + ibis.interval(days=days)).fill_null(False)
    return Judged(rows, late_bill | (rows.owed > 0), shown(rows.cancel_date), shown(rows.last), yuan(rows.owed))


RULE = Rule(
    RuleSpec(
        "DQ25",
        Gravity.ERROR,
        ("customer.status|cancel_date", "bill"),
        (NumberParameter("days", "45", "days", "0", "366"), WordsParameter("closed", "9,销户,已销户")),
    ),
    judge,
)
