"""DQ04: money received for a month in which the customer has no bill."""

from __future__ import annotations

import ibis

from desktop_app.domain.quality_rules import Gravity, RuleSpec
from desktop_app.quality.expressions import KEY, fen, month_of, yuan
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, _asked: Asked) -> Judged:
    payments = store.payment.filter(store.payment.rcvbl_ym.notnull())
    billed = store.bill.select(*KEY).distinct().mutate(is_billed=ibis.literal(True))
    rows = payments.left_join(billed, list(KEY)).select(*payments.columns, "is_billed")
    return Judged(rows, rows.is_billed.isnull(), month_of(rows.rcvbl_ym), yuan(fen(rows.rcv_amt)), ibis.literal(""))


RULE = Rule(RuleSpec("DQ04", Gravity.ERROR, ("payment", "bill")), judge)
