"""DQ27: no transformer area or line, an area shared with another unit, or an area's energy with one side missing."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from desktop_app.domain.quality_rules import Gravity, NumberParameter, RuleSpec
from desktop_app.quality.expressions import joined, shown
from desktop_app.quality.rule import Asked, Judged, Rule
from desktop_app.quality.tables import Store

_ROW = ("batch_id", "file_no", "sheet", "row_no", "cons_no", "org_no", "org_name", "odd", "area", "found", "usual")


def judge(store: Store, asked: Asked) -> Judged:
    rows = ibis.union(_customers(store, asked).select(*_ROW), _energies(store).select(*_ROW))
    return Judged(rows, rows.odd, rows.area, rows.found, rows.usual)


def _customers(store: Store, asked: Asked) -> ir.Table:
    """A line is missed only where the extracts have lines at all. The unit of an area is that of most customers in it."""
    customer, digits = store.customer, asked.whole("prefix")
    area, line = customer.tg_no.coalesce(customer.tg_name), customer.line_no.coalesce(customer.line_name)
    rows = customer.mutate(area=area, line=line, unit=customer.org_no.substr(0, digits))
    counted = (
        rows.filter(rows.area.notnull(), rows.unit.notnull()).group_by("area", "unit").aggregate(here=lambda row: row.count())
    )
    ranked = counted.mutate(turn=ibis.row_number().over(group_by="area", order_by=[ibis.desc("here"), "unit"]))
    usual = ranked.filter(ranked.turn == 0).select("area", usual="unit")
    rows = rows.left_join(usual, "area").drop("area_right")
    lines = customer.aggregate(known=customer.line_no.count() + customer.line_name.count()).known.as_scalar()
    stranger = (rows.unit != rows.usual).fill_null(False)
    missing = rows.area.isnull() | (rows.line.isnull() & (lines > 0))
    found = joined(shown(rows.area), " · ", shown(rows.line), " · ", shown(rows.unit))
    return rows.mutate(odd=missing | stranger, found=found, usual=rows.usual, area=shown(rows.area))


def _energies(store: Store) -> ir.Table:
    rows = store.tg_energy
    area = joined(shown(rows.tg_no.coalesce(rows.tg_name)), " ", shown(rows.data_date))
    found = joined(shown(rows.supply_pq), " / ", shown(rows.sale_pq))
    no_one = ibis.null("string")
    return rows.mutate(odd=rows.supply_pq.isnull() | rows.sale_pq.isnull(), area=area, found=found, usual=no_one, cons_no=no_one)


RULE = Rule(
    RuleSpec("DQ27", Gravity.WARNING, ("customer.tg_no|tg_name",), (NumberParameter("prefix", "7", "digits", "2", "16"),)),
    judge,
)
