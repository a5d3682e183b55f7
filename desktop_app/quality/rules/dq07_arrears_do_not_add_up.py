"""DQ07: the arrears the extract states are not what was billed less what was received."""

from __future__ import annotations

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec
from desktop_app.quality.expressions import fen, fen_of, month_of, yuan
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    rows = store.bill.filter(store.bill.owe_amt_src.notnull(), store.bill.rcved_amt.notnull())
    stated, reckoned = fen(rows.owe_amt_src), fen(rows.rcvbl_amt) - fen(rows.rcved_amt)
    apart = (stated - reckoned).abs() > fen_of(asked.number("tolerance"))
    return Judged(rows, apart, month_of(rows.rcvbl_ym), yuan(stated), yuan(reckoned))


RULE = Rule(
    RuleSpec(
        "DQ07",
        Gravity.ERROR,
        ("bill.owe_amt_src", "bill.rcved_amt"),
        (NumberParameter("tolerance", "0.00", "yuan", "0", "100"),),
    ),
    judge,
)
