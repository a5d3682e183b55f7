"""The SELECT that turns one staged file into typed rows of its kind, each with what is wrong with it by itself."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import Field
from desktop_app.importing.casts import SQL_TYPES
from desktop_app.importing.checks import ROW_RULES
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.sql import any_of, literal


def typed_select(plan: FilePlan) -> str:
    """Columns: file_no, sheet, row_no, every field of the kind, reasons and remarks (tokens that refuse the row, or do not).

    Rows set aside are left out; every other row below the header is in it, sound or not.
    """
    file = plan.file
    data = f"SELECT * FROM {file.rows} WHERE row_no > {file.header_row} AND row_no NOT IN (SELECT row_no FROM {file.aside})"
    texts = _with(data, (field.text_sql for field in plan.written))
    readings = _with(texts, (field.reading_sql for field in plan.written))
    values = _with(readings, (field.value_sql for field in plan.written))
    fields = [f"{_value(plan, field)} AS {field.id}" for field in plan.kind.fields]
    return (
        f"SELECT {file.file_no} AS file_no, {literal(file.sheet)} AS sheet, row_no, {', '.join(fields)}, "
        f"{_tokens(plan, refusing=True)} AS reasons, {_tokens(plan, refusing=False)} AS remarks FROM ({values})"
    )


def _with(source: str, expressions: Iterable[str]) -> str:
    return f"SELECT *, {', '.join(expressions)} FROM ({source})"


def _value(plan: FilePlan, field: Field) -> str:
    return f"v_{field.id}" if plan.has(field.id) else f"CAST(NULL AS {SQL_TYPES[field.type]})"


def _tokens(plan: FilePlan, *, refusing: bool) -> str:
    """A list of tokens; empty for most rows, which the first test settles."""
    cases = [case for rule in ROW_RULES if (rule.severity is Severity.REJECT) is refusing for case in rule.cases(plan)]
    found = ", ".join(f"CASE WHEN {condition} THEN {literal(token)} END" for condition, token in cases)
    some = any_of(condition for condition, _ in cases)
    return f"CASE WHEN {some} THEN list_filter([{found}], lambda token: token IS NOT NULL) ELSE CAST([] AS VARCHAR[]) END"
