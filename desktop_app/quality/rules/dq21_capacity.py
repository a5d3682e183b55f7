"""DQ21: a contract capacity of nothing or less, or more capacity running than was contracted."""

from __future__ import annotations

from desktop_app.domain.quality_rules import Gravity, RuleSpec
from desktop_app.quality.expressions import joined, said, shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, _asked: Asked) -> Judged:
    rows = store.customer.filter(store.customer.contract_cap.notnull())
    contracted, running = rows.contract_cap, rows.run_cap
    over = (running > contracted).fill_null(False)
    expected = over.ifelse(joined("≤ ", shown(contracted)), said("> 0"))
    observed = over.ifelse(shown(running), shown(contracted))
    return Judged(rows, (contracted <= 0) | over, said(""), observed, expected)


RULE = Rule(RuleSpec("DQ21", Gravity.ERROR, ("customer.contract_cap",)), judge)
