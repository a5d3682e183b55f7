"""A row whose parent is neither in the ledger nor in this import: a bill without its customer, a payment without its bill."""

from __future__ import annotations

from desktop_app.domain.batch import Severity
from desktop_app.importing.bundles import head, heads_renumbered
from desktop_app.importing.checks.rule import SetRule, Surroundings
from desktop_app.importing.in_force import in_force, renumbered
from desktop_app.importing.sql import all_of, same


def _rows(around: Surroundings) -> str | None:
    parent, key = around.parent, around.kind.parent_key
    if parent is None:
        return None
    columns = ", ".join(key)
    known = f"SELECT {columns} FROM {in_force(parent)}"
    if around.parent_checked is not None:
        known += f" UNION ALL SELECT {columns} FROM {renumbered(parent, around.parent_checked)} WHERE reasons IS NULL"
    told = all_of(f"child.{column} IS NOT NULL" for column in key)  # a receipt that names no bill is allocated to one
    orphaned = f"{told} AND NOT EXISTS (SELECT 1 FROM ({known}) AS parent WHERE {same('parent', 'child', key)})"
    if key == (head(around.kind),):
        heads = f"SELECT said FROM {heads_renumbered(around.kind)} AS child WHERE {orphaned}"
        return f"SELECT file_no, row_no FROM {around.checked} WHERE reasons IS NULL AND {head(around.kind)} IN ({heads})"
    return f"SELECT file_no, row_no FROM {renumbered(around.kind, around.checked)} AS child WHERE reasons IS NULL AND {orphaned}"


RULE = SetRule("orphan", Severity.CONFIRM, _rows)
