"""DQ11: money booked on a bill before the bill was issued."""

from __future__ import annotations

from desktop_app.domain.quality_rules import Gravity, RuleSpec, WordsParameter
from desktop_app.quality.expressions import KEY, has_word, month_of, shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    """Advances are paid before any bill; on the day of issue is in order."""
    issued = store.bill.group_by(list(KEY)).aggregate(issued=store.bill.release_date.min())
    payment, words = store.payment, asked.words("advances")
    receipts = payment.filter(~(has_word(payment.pay_mode, words) | has_word(payment.settle_mode, words)))
    rows = receipts.join(issued, list(KEY))
    booked = rows.charge_time.date()
    return Judged(rows, booked < rows.issued, month_of(rows.rcvbl_ym), shown(booked), shown(rows.issued))


RULE = Rule(RuleSpec("DQ11", Gravity.WARNING, ("payment", "bill"), (WordsParameter("advances", "预收,预存,预付"),)), judge)
