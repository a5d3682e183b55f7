"""DQ03: a bill of a customer nobody knows."""

from __future__ import annotations

import ibis

from desktop_app.domain.quality_rules import Gravity, RuleSpec
from desktop_app.quality.expressions import fen, month_of, yuan
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, _asked: Asked) -> Judged:
    known = store.customer.select("cons_no", is_known=ibis.literal(True))
    rows = store.bill.left_join(known, "cons_no").drop("cons_no_right")
    return Judged(rows, rows.is_known.isnull(), month_of(rows.rcvbl_ym), yuan(fen(rows.rcvbl_amt)), ibis.literal(""))


RULE = Rule(RuleSpec("DQ03", Gravity.ERROR, ("bill", "customer")), judge)
