"""More was paid on a bill than it came to, counting the ledger and this import."""

from __future__ import annotations

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import ExtractKind
from desktop_app.importing.checks.rule import SetRule, Surroundings
from desktop_app.importing.in_force import in_force, renumbered
from desktop_app.importing.sql import same


def _rows(around: Surroundings) -> str | None:
    kind, parent = around.kind, around.parent
    if parent is None or parent.total is None or kind.total is None:
        return None
    key = kind.parent_key
    concerned = f"{key[0]} IN (SELECT {key[0]} FROM {renumbered(kind, around.checked)})"
    paid = _sums(kind, around.checked, key, concerned)
    billed = _sums(parent, around.parent_checked, key, concerned)
    over = (
        f"SELECT {', '.join(f'paid.{column}' for column in key)} FROM ({paid}) AS paid JOIN ({billed}) AS billed "
        f"ON {same('paid', 'billed', key)} WHERE paid.amount > billed.amount"
    )
    return (
        f"SELECT file_no, row_no FROM {renumbered(kind, around.checked)} AS child WHERE reasons IS NULL "
        f"AND EXISTS (SELECT 1 FROM ({over}) AS over WHERE {same('over', 'child', key)})"
    )


def _sums(kind: ExtractKind, checked: str | None, key: tuple[str, ...], concerned: str) -> str:
    columns = ", ".join(key)
    rows = f"SELECT {columns}, {kind.total} AS part FROM {in_force(kind)} WHERE {concerned}"
    if checked is not None:
        arriving = renumbered(kind, checked)
        rows += f" UNION ALL SELECT {columns}, {kind.total} AS part FROM {arriving} WHERE reasons IS NULL AND {concerned}"
    return f"SELECT {columns}, sum(part) AS amount FROM ({rows}) GROUP BY {columns}"


RULE = SetRule("overpaid", Severity.CONFIRM, _rows)
