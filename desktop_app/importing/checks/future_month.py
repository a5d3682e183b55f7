"""A month that has not begun yet."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import FieldType
from desktop_app.importing.checks.rule import Hit, RowRule
from desktop_app.importing.plan import FilePlan


def _hits(plan: FilePlan) -> Iterator[Hit]:
    for field in plan.fields:
        if field.field.type is FieldType.MONTH:
            yield Hit(f"v_{field.id} > DATE '{plan.today:%Y-%m-%d}'", field.id)


RULE = RowRule("future_month", Severity.CONFIRM, _hits)
