"""DQ14: a mean price per kilowatt-hour that no tariff of the customer's category gives."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec
from desktop_app.quality.expressions import customer_of, exactly, joined, month_of, shown, without_fees
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_GROUPS = ("residential", "farming", "other")
_LIMITS = {"residential": ("0.30", "1.20"), "farming": ("0.20", "1.20"), "other": ("0.30", "2.50")}


def judge(store: Store, asked: Asked) -> Judged:
    """Rows of a few kilowatt-hours are left out: rounding and basic charges decide their price."""
    bill = without_fees(store.bill)
    enough = asked.number("least_energy")
    rows = customer_of(bill.filter(bill.t_pq >= enough, bill.rcvbl_amt > 0), store, "elec_type")
    kind = rows.c_elec_type
    resident = kind.contains("居民") | kind.startswith("2")
    farming = kind.contains("农") | kind.contains("灌溉")
    rows = rows.mutate(price=(rows.rcvbl_amt.cast("float64") / rows.t_pq.cast("float64")).round(4))
    low, high = (_limit(asked, side, resident.fill_null(False), farming.fill_null(False)) for side in ("low", "high"))
    hit = (rows.price < low) | (rows.price > high)
    return Judged(rows, hit, month_of(rows.rcvbl_ym), shown(rows.price), joined(shown(low), " – ", shown(high)))


def _limit(asked: Asked, side: str, resident: ir.BooleanValue, farming: ir.BooleanValue) -> ir.FloatingValue:
    of = {group: exactly(asked.number(f"{group}_{side}")) for group in _GROUPS}
    return ibis.cases((resident, of["residential"]), (farming, of["farming"]), else_=of["other"])


RULE = Rule(
    RuleSpec(
        "DQ14",
        Gravity.WARNING,
        ("bill.t_pq", "customer.elec_type"),
        (
            *(
                NumberParameter(f"{group}_{side}", default, "yuan_per_kwh", "0", "20")
                for group, limits in _LIMITS.items()
                for side, default in zip(("low", "high"), limits, strict=True)
            ),
            NumberParameter("least_energy", "10", "kwh", "1", "1000"),
        ),
    ),
    judge,
)
