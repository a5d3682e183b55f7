"""DQ28: a transformer area that loses more than can be, or gains."""

from __future__ import annotations

import ibis

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec
from desktop_app.quality.expressions import exactly, joined, shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store


def judge(store: Store, asked: Asked) -> Judged:
    """Loss is (supplied − sold) ÷ supplied; an area's row belongs to no single customer."""
    energy = store.tg_energy
    rows = energy.filter(energy.supply_pq > 0, energy.sale_pq.notnull())
    supplied, sold = rows.supply_pq.cast("float64"), rows.sale_pq.cast("float64")
    rows = rows.mutate(loss=((supplied - sold) / supplied * 100).round(2).cast("decimal(18, 2)"), cons_no=ibis.null("string"))
    low, high = asked.number("lowest"), asked.number("highest")
    about = joined(shown(rows.tg_no.coalesce(rows.tg_name)), " ", shown(rows.data_date))
    odd = (rows.loss < exactly(low)) | (rows.loss > exactly(high))
    return Judged(rows, odd, about, shown(rows.loss), ibis.literal(f"{low} – {high}"))


RULE = Rule(
    RuleSpec(
        "DQ28",
        Gravity.WARNING,
        ("tg_energy",),
        (NumberParameter("lowest", "0", "percent", "-50", "50"), NumberParameter("highest", "15", "percent", "0", "100")),
    ),
    judge,
)
