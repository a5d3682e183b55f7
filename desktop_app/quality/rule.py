"""What a rule is: its entry in the catalogue, and an expression that says of every row it can judge whether it is hit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from desktop_app.domain.quality_rules import RuleSpec, Settings, words_of
from desktop_app.quality.tables import Store

NO_TEXT = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The day as of which is judged, and the values of the rule's parameters."""

    as_of: dt.date
    spec: RuleSpec
    settings: Settings

    def number(self, name: str) -> Decimal:
        return Decimal(self._value(name))

    def whole(self, name: str) -> int:
        return int(self.number(name))

    def words(self, name: str) -> tuple[str, ...]:
        return words_of(self._value(name))

    def _value(self, name: str) -> str:
        parameter = self.spec.parameter(name)
        assert parameter is not None, name
        return self.settings.value(self.spec.id, parameter)


@dataclass(frozen=True, slots=True)
class Judged:
    """`rows` are those the rule can judge, with batch_id, file_no, sheet, row_no and cons_no; the rest are expressions over them.

    `about` names the month, meter or area; `observed` and `expected` are what is shown beside each other.
    """

    rows: ir.Table
    hit: ir.BooleanValue
    about: ir.StringValue
    observed: ir.StringValue
    expected: ir.StringValue


@dataclass(frozen=True, slots=True)
class Rule:
    """`judge` turns the tables into what it can judge."""

    spec: RuleSpec
    judge: Callable[[Store, Asked], Judged]

    def verdicts(self, tables: Store, as_of: dt.date, settings: Settings) -> ir.Table:
        """One row per judged row: batch_id, file_no, sheet, row_no, cons_no, org_no, org_name, mr_sect_no, hit, about, observed,
        expected. The unit is that of the customer, else the row's own; one without a code goes by its name."""
        found = self.judge(tables, Asked(as_of, self.spec, settings))
        rows = found.rows.mutate(
            hit=found.hit.fill_null(False),
            about=found.about.fill_null(NO_TEXT),
            observed=found.observed.fill_null(NO_TEXT),
            expected=found.expected.fill_null(NO_TEXT),
        )
        return _placed(rows, tables.customer)


def _placed(rows: ir.Table, customer: ir.Table) -> ir.Table:
    units = customer.select("cons_no", unit_no="org_no", unit_name="org_name", section="mr_sect_no")
    joined = rows.left_join(units, "cons_no")
    own_no, own_name = (joined[name] if name in rows.columns else ibis.null("string") for name in ("org_no", "org_name"))
    return joined.select(
        "batch_id",
        "file_no",
        "sheet",
        "row_no",
        "cons_no",
        "hit",
        "about",
        "observed",
        "expected",
        org_no=ibis.coalesce(joined.unit_no, own_no, joined.unit_name, own_name, NO_TEXT),
        org_name=ibis.coalesce(joined.unit_name, own_name, NO_TEXT),
        mr_sect_no=joined.section,
    )
