"""DQ13: money without energy, energy without money, or less than nothing billed."""

from __future__ import annotations

from desktop_app.domain.quality_rules import Gravity, RuleSpec
from desktop_app.quality.expressions import fen, joined, month_of, shown, without_fees, yuan
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, _asked: Asked) -> Judged:
    bill = without_fees(store.bill)
    rows = bill.filter(bill.t_pq.notnull())
    amount, energy = rows.rcvbl_amt, rows.t_pq
    odd = (amount < 0) | ((amount > 0) & (energy == 0)) | ((amount == 0) & (energy > 0))
    return Judged(rows, odd, month_of(rows.rcvbl_ym), yuan(fen(amount)), joined(shown(energy.cast("decimal(18, 2)")), " kWh"))


RULE = Rule(RuleSpec("DQ13", Gravity.WARNING, ("bill.t_pq",)), judge)
