"""The SELECT that turns one chunk of a sheet into typed rows of its kind, each with what is wrong with it by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import Dictionary, FieldType
from desktop_app.importing.aside import part_sql, role_sql
from desktop_app.importing.checks import ROW_RULES
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.sql import any_of, literal
from desktop_app.importing.staged import line_sql

ARRIVING = "arriving"


def typed_select(plan: FilePlan, dictionary: Dictionary) -> str:
    """Columns: row_no, role and part (rows that are no data: see `aside`), every field that has a column, reasons and remarks
    (tokens that refuse the row, or do not; '' for none), line (all its cells) and extra.

    Every row below the header is in it, sound or not.
    """
    file = plan.file
    data = f"SELECT *, {role_sql(plan, dictionary)} AS role FROM {ARRIVING} WHERE row_no > {file.header_row}"
    texts = _with(data, (field.text_sql for field in plan.written))
    readings = _with(texts, (field.reading_sql for field in plan.written))
    values = _with(readings, (field.value_sql for field in plan.written))
    fields = [f"v_{field.id} AS {field.id}" for field in plan.written]
    return (
        f"SELECT row_no, role, {part_sql(plan, dictionary)} AS part, {', '.join(fields)}, "
        f"{_tokens(plan, refusing=True)} AS reasons, {_tokens(plan, refusing=False)} AS remarks, "
        f"{line_sql(_cells(plan))} AS line, extra FROM ({values})"
    )


def _cells(plan: FilePlan) -> Iterator[str]:
    """The cells as they are. A day kept as Excel's serial number is written out, because as text nobody could read it back."""
    days = {field.index: field.id for field in plan.fields if field.field.type in (FieldType.DATE, FieldType.TIME)}
    for column in plan.file.columns:
        cell = f"c{column.index}"
        if column.index in days and plan.file.expected is None:
            is_serial = f"substr(marks, {column.index + 1}, 1) = 'n' AND regexp_full_match({cell}, '\\d{{5}}(\\.\\d+)?')"
            cell = f"CASE WHEN {is_serial} THEN coalesce(CAST(v_{days[column.index]} AS VARCHAR), {cell}) ELSE {cell} END"
        yield cell


def _with(source: str, expressions: Iterable[str]) -> str:
    return f"SELECT *, {', '.join(expressions)} FROM ({source})"


def _tokens(plan: FilePlan, *, refusing: bool) -> str:
    """Tokens with a blank between; none for most rows, which the first test settles."""
    cases = [case for rule in ROW_RULES if (rule.severity is Severity.REJECT) is refusing for case in rule.cases(plan)]
    if not cases:
        return "''"
    found = ", ".join(f"CASE WHEN {condition} THEN {literal(token)} END" for condition, token in cases)
    return f"CASE WHEN {any_of(condition for condition, _ in cases)} THEN concat_ws(' ', {found}) ELSE '' END"
