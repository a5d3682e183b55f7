"""More was paid on a bill than it came to, counting the ledger and this import."""

from __future__ import annotations

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import ExtractKind
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.receipts import FAILED, REVERSED, STATUS
from desktop_app.importing.checks.rule import SetRule, Surroundings
from desktop_app.importing.in_force import CUSTOMER_NO, has, in_force, months, renumbered
from desktop_app.importing.sql import all_of, any_of, literal, same


def _rows(around: Surroundings) -> str | None:
    kind, parent = around.kind, around.parent
    if parent is None or parent.total is None or kind.total is None:
        return None
    key = kind.parent_key
    concerned = f"{key[0]} IN (SELECT {key[0]} FROM {renumbered(kind, around.checked)})"
    paid = _sums(kind, around.checked, key, concerned, _kept(around))
    billed = _sums(parent, around.parent_checked, key, concerned)
    over = (
        f"SELECT {', '.join(f'paid.{column}' for column in key)} FROM ({paid}) AS paid JOIN ({billed}) AS billed "
        f"ON {same('paid', 'billed', key)} WHERE paid.amount > billed.amount"
    )
    return (
        f"SELECT file_no, row_no FROM {renumbered(kind, around.checked)} AS child WHERE reasons IS NULL "
        f"AND EXISTS (SELECT 1 FROM ({over}) AS over WHERE {same('over', 'child', key)})"
    )


def _sums(kind: ExtractKind, checked: str | None, key: tuple[str, ...], concerned: str, kept: str = "true") -> str:
    columns = ", ".join(key)
    told = f"SELECT {columns}, {kind.total} AS part FROM"
    rows = f"{told} {in_force(kind)} AS old WHERE {concerned} AND {_is_money(kind)} AND {kept}"
    if checked is not None:
        rows += f" UNION ALL {told} {renumbered(kind, checked)} WHERE reasons IS NULL AND {concerned} AND {_is_money(kind)}"
    return f"SELECT {columns}, sum(part) AS amount FROM ({rows}) GROUP BY {columns}"


def _kept(around: Surroundings) -> str:
    """The condition on `old` that a replacement leaves it in force, as far as its customer goes."""
    kind = around.kind
    if around.same_month is not SameMonth.REPLACE or not has(kind, CUSTOMER_NO):
        return "true"
    same_months = zip(months(kind, "new"), months(kind, "old"), strict=True)
    covered = all_of((f"new.{CUSTOMER_NO} = old.{CUSTOMER_NO}", *(f"{new} = {old}" for new, old in same_months)))
    return f"NOT EXISTS (SELECT 1 FROM {renumbered(kind, around.checked)} AS new WHERE reasons IS NULL AND {covered})"


def _is_money(kind: ExtractKind) -> str:
    """What failed or was reversed pays nothing; which of the marked ones count is for the whole ledger to say."""
    marked = any_of(f"contains({STATUS}, {literal(word)})" for word in (*FAILED, *REVERSED))
    return f"NOT coalesce({marked}, false)" if has(kind, STATUS) else "true"


RULE = SetRule("overpaid", Severity.CONFIRM, _rows)
