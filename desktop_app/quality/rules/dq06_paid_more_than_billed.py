"""DQ06: more received than billed, and nothing says that it was an advance or a correction."""

from __future__ import annotations

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec, WordsParameter
from desktop_app.quality.expressions import KEY, fen, fen_of, has_word, month_of, receipts, yuan
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    """Per customer and month, by the bills' own figures, else by the receipts. A bill of nothing or less is a correction."""
    words = asked.words("reasons")
    bill, payment = store.bill, store.payment
    billed = bill.group_by(list(KEY)).aggregate(
        billed=fen(bill.rcvbl_amt).sum().cast("int64"),
        said=fen(bill.rcved_amt).sum().cast("int64"),
        excused=has_word(bill.amt_type, words).any(),
    )
    reason = has_word(payment.pay_mode, words) | has_word(payment.settle_mode, words)
    advance = payment.filter(reason).select(*KEY).distinct()
    billed = billed.anti_join(advance, list(KEY)).filter(~billed.excused, billed.billed > 0)
    paid = receipts(store)
    compared = billed.left_join(paid, list(KEY)).select(*KEY, "billed", "said", "paid")
    compared = compared.mutate(received=compared.said.coalesce(compared.paid)).filter(lambda row: row.received.notnull())
    rows = bill.join(compared, list(KEY))
    over = rows.received - rows.billed > fen_of(asked.number("tolerance"))
    return Judged(rows, over, month_of(rows.rcvbl_ym), yuan(rows.received), yuan(rows.billed))


RULE = Rule(
    RuleSpec(
        "DQ06",
        Gravity.ERROR,
        ("bill",),
        (NumberParameter("tolerance", "0.00", "yuan", "0", "100"), WordsParameter("reasons", "预收,预存,预付,退补,退费")),
    ),
    judge,
)
