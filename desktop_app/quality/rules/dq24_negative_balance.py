"""DQ24: a post-paid customer with a balance below zero."""

from __future__ import annotations

import ibis

from desktop_app.domain.quality_rules import Gravity, RuleSpec, WordsParameter
from desktop_app.quality.expressions import customer_of, fen, has_word, newest_balances, shown, yuan
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    balance = newest_balances(store)
    balance = balance.mutate(left=fen(balance.prepay_bal).coalesce(fen(balance.usable_bal)))
    rows = customer_of(balance.filter(balance.left.notnull()), store, "ctl_mode")
    rows = rows.filter(has_word(rows.c_ctl_mode.coalesce(rows.ctl_mode), asked.words("postpaid")))
    return Judged(rows, rows.left < 0, shown(rows.calc_date), yuan(rows.left), ibis.literal("≥ 0.00"))


RULE = Rule(
    RuleSpec("DQ24", Gravity.ERROR, ("balance.prepay_bal|usable_bal",), (WordsParameter("postpaid", "03,后付费,非费控"),)), judge
)
