"""DQ23: fee control and kind of balance that do not belong together."""

from __future__ import annotations

from desktop_app.domain.quality_rules import Gravity, RuleSpec, WordsParameter
from desktop_app.quality.expressions import customer_of, has_word, newest_balances, shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    """Post-paid is asked first: 非费控 also holds the word 费控."""
    rows = customer_of(newest_balances(store), store, "ctl_mode")
    rows = rows.mutate(mode=rows.c_ctl_mode.coalesce(rows.ctl_mode)).filter(
        lambda row: row.mode.notnull() & row.bal_type.notnull()
    )
    post_paid = has_word(rows.mode, asked.words("postpaid"))
    prepaid = has_word(rows.mode, asked.words("prepaid")) & ~post_paid
    advance = has_word(rows.bal_type, asked.words("prepaid_balance"))
    return Judged(rows, (prepaid & ~advance) | (post_paid & advance), shown(rows.calc_date), rows.bal_type, rows.mode)


RULE = Rule(
    RuleSpec(
        "DQ23",
        Gravity.ERROR,
        ("balance.bal_type",),
        (
            WordsParameter("prepaid", "01,02,04,费控,预付"),
            WordsParameter("postpaid", "03,后付费,非费控"),
            WordsParameter("prepaid_balance", "费控,预付,购电"),
        ),
    ),
    judge,
)
