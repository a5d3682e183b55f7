"""DQ26: temporary supply that should have ended."""

from __future__ import annotations

import ibis

from desktop_app.domain.quality_rules import Gravity, RuleSpec, WordsParameter
from desktop_app.quality.expressions import day, has_word, shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    """The last day itself is in order; who is closed uses nothing any more."""
    customer = store.customer
    temporary = customer.tmp_flag.isnull() | has_word(customer.tmp_flag, asked.words("temporary"))
    in_use = customer.cancel_date.isnull() & ~has_word(customer.status, asked.words("closed"))
    rows = customer.filter(customer.tmp_due_date.notnull(), temporary, in_use)
    over = rows.tmp_due_date < day(asked.as_of)
    return Judged(rows, over, ibis.literal(""), shown(rows.tmp_due_date), ibis.literal(asked.as_of.isoformat()))


RULE = Rule(
    RuleSpec(
        "DQ26",
        Gravity.WARNING,
        ("customer.tmp_due_date",),
        (WordsParameter("temporary", "01,02,是,临时,装表临时用电,无表临时用电"), WordsParameter("closed", "9,销户,已销户")),
    ),
    judge,
)
