"""A row whose parent is neither in the ledger nor in this import: a bill without its customer, a payment without its bill."""

from __future__ import annotations

from desktop_app.domain.batch import Severity
from desktop_app.importing.checks.rule import SetRule, Surroundings
from desktop_app.importing.sql import same


def _rows(around: Surroundings) -> str | None:
    parent, key = around.parent, around.kind.parent_key
    if parent is None:
        return None
    columns = ", ".join(key)
    known = f"SELECT {columns} FROM ws.{parent.table}"
    if around.parent_checked is not None:
        known += f" UNION ALL SELECT {columns} FROM {around.parent_checked} WHERE len(reasons) = 0"
    return (
        f"SELECT file_no, row_no FROM {around.checked} AS child WHERE len(reasons) = 0 "
        f"AND NOT EXISTS (SELECT 1 FROM ({known}) AS parent WHERE {same('parent', 'child', key)})"
    )


RULE = SetRule("orphan", Severity.CONFIRM, _rows)
