"""An amount or quantity that is no number, or larger than any ledger holds."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import FieldType
from desktop_app.importing.casts import DECIMALS, has_more_decimals, is_amount
from desktop_app.importing.checks.rule import Hit, RowRule
from desktop_app.importing.plan import FilePlan


def _hits(plan: FilePlan) -> Iterator[Hit]:
    for field in plan.fields:
        if field.field.type in DECIMALS:
            form = f"r_{field.id}"
            too_fine = f"{is_amount(form)} AND {has_more_decimals(form, field.field.type, field.power)}"
            yield Hit(f"NOT ({too_fine})", field.id, field.unread_sql)
        elif field.field.type is FieldType.CURVE:
            yield Hit(f"list_count(r_{field.id}) > list_count(v_{field.id})", field.id)


RULE = RowRule("not_a_number", Severity.REJECT, _hits)
