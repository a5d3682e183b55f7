"""Days like 03/04/26: which stand in a sheet, and what each order would make of them. Asked, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa

from desktop_app.domain.dictionary import FieldType
from desktop_app.domain.intake import DayOrder
from desktop_app.domain.ports import Staging
from desktop_app.domain.sheets import DayQuestion, DayReading, SeenSheet
from desktop_app.importing.casts import in_order, is_ambiguous_day, reading, value
from desktop_app.importing.checks.ambiguous_day import RULE
from desktop_app.importing.checks.rule import parts
from desktop_app.importing.kept import unpacked
from desktop_app.importing.plan import FilePlan, PlannedField
from desktop_app.importing.sql import cleaned
from desktop_app.importing.staged import found_table

_EXAMPLES = 3


def with_day_questions(staging: Staging, plans: Sequence[FilePlan], sheets: Sequence[SeenSheet]) -> tuple[SeenSheet, ...]:
    """The sheets, those with ambiguous days asking about them."""
    questions = {plan.file.file_no: _question(staging, plan) for plan in plans}
    return tuple(replace(sheet, days=questions.get(sheet.file_no)) if sheet.file_no else sheet for sheet in sheets)


def _question(staging: Staging, plan: FilePlan) -> DayQuestion | None:
    asked = _fields_with_ambiguous_days(staging, plan)
    if not asked:
        return None
    for field in asked:
        _stage_cells(staging, plan, field)
    staged = " UNION ALL ".join(_days_of(plan, field) for field in asked)
    texts = f"SELECT text, count(*) AS n, {', '.join(f'any_value({order.value}) AS {order.value}' for order in DayOrder)} "
    grouped = f"{texts} FROM ({staged}) GROUP BY text"
    unread = ", ".join(f"coalesce(sum(n) FILTER ({order.value} IS NULL), 0) AS {order.value}" for order in DayOrder)
    counts = _rows(staging, f"SELECT coalesce(sum(n), 0) AS n, {unread} FROM ({grouped})")[0]
    if not counts["n"]:
        return None
    # The most telling examples first: those that fewest orders can read.
    readable = " + ".join(f"({order.value} IS NOT NULL)::INTEGER" for order in DayOrder)
    examples = _rows(staging, f"FROM ({grouped}) ORDER BY {readable}, n DESC, text LIMIT {_EXAMPLES}")
    readings = (DayReading(order, tuple(row[order.value] for row in examples), int(counts[order.value])) for order in DayOrder)
    return DayQuestion(tuple(row["text"] for row in examples), int(counts["n"]), tuple(readings))


def _rows(staging: Staging, select: str) -> list[dict[str, Any]]:
    """A handful of rows by column name."""
    found = staging.query(select)
    columns = [found.column(name).to_pylist() for name in found.column_names]
    return [dict(zip(found.column_names, row, strict=True)) for row in zip(*columns, strict=True)]


def _fields_with_ambiguous_days(staging: Staging, plan: FilePlan) -> list[PlannedField]:
    found = staging.query(f"SELECT token FROM {found_table(plan.kind.id)} WHERE file_no = {plan.file.file_no}")
    hits = [parts(token) for token in found.column("token").to_pylist()]
    asked = {field_id for rule_id, field_id in hits if rule_id == RULE.id}
    return [field for field in plan.fields if field.id in asked]


def _stage_cells(staging: Staging, plan: FilePlan, field: PlannedField) -> None:
    """The column as it was, to be asked in SQL; put aside chunk by chunk."""
    rows = staging.query(f"SELECT row_no FROM {plan.file.rows} WHERE role IS NULL ORDER BY row_no")
    for part in unpacked(staging, plan.file.rows, rows.column("row_no")):
        staging.add(_cells_table(plan, field), pa.table({"text": part.column(f"c{field.index}")}))


def _cells_table(plan: FilePlan, field: PlannedField) -> str:
    return f"days_{plan.file.file_no}_{field.index}"


def _days_of(plan: FilePlan, field: PlannedField) -> str:
    """(text, one day for each order) of every ambiguous cell of a column."""
    texts = f"SELECT {cleaned('text')} AS text FROM stage.{_cells_table(plan, field)}"
    forms = f"SELECT text, {reading('text', FieldType.DATE)} AS form FROM ({texts})"
    turned = ", ".join(f"{in_order('form', order)} AS {order.value}" for order in DayOrder)
    days = ", ".join(f"{value(order.value, FieldType.DATE, 'false', 0)} AS {order.value}" for order in DayOrder)
    unclear = f"{is_ambiguous_day('form')} AND NOT contains(text, '年')"
    return f"SELECT text, {days} FROM (SELECT text, {turned} FROM ({forms}) WHERE {unclear})"
