"""DQ15: what was billed is not the sum of its parts."""

from __future__ import annotations

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec
from desktop_app.quality.expressions import fen, fen_of, month_of, yuan
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    """In-price charge and surcharges; else energy, basic charge, power factor and surcharges, with corrections where given."""
    bill = store.bill
    two = fen(bill.rcvbl_inprice_amt) + fen(bill.rcvbl_pl_amt)
    four = fen(bill.energy_amt) + fen(bill.basic_amt) + fen(bill.pf_amt) + fen(bill.rcvbl_pl_amt)
    rows = bill.mutate(parts=two.coalesce(four + fen(bill.rs_amt).fill_null(0)))
    rows = rows.filter(rows.parts.notnull())
    billed = fen(rows.rcvbl_amt)
    apart = (billed - rows.parts).abs() > fen_of(asked.number("tolerance"))
    return Judged(rows, apart, month_of(rows.rcvbl_ym), yuan(billed), yuan(rows.parts))


RULE = Rule(
    RuleSpec("DQ15", Gravity.ERROR, ("bill.rcvbl_pl_amt",), (NumberParameter("tolerance", "0.01", "yuan", "0", "100"),)),
    judge,
)
