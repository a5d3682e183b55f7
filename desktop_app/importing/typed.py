"""The SELECT that turns one chunk of a sheet into typed rows of its kind, each with what is wrong with it by itself."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import Dictionary
from desktop_app.importing.aside import role_sql
from desktop_app.importing.checks import ROW_RULES
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.sql import any_of, literal

ARRIVING = "arriving"


def typed_select(plan: FilePlan, dictionary: Dictionary) -> str:
    """Columns: row_no, role (of rows that are no data: see `aside`), every field that has a column, reasons and remarks (tokens
    that refuse the row, or do not; NULL for none: a column that holds nothing is neither written nor gone through).

    Every row below the header is in it, sound or not.
    """
    file = plan.file
    data = f"SELECT *, {role_sql(plan, dictionary)} AS role FROM {ARRIVING} WHERE row_no > {file.header_row}"
    texts = _with(data, (field.text_sql for field in plan.written))
    readings = _with(texts, (field.reading_sql for field in plan.written))
    values = _with(readings, (field.value_sql for field in plan.written))
    fields = [f"v_{field.id} AS {field.id}" for field in plan.written]
    return (
        f"SELECT row_no, role, {', '.join(fields)}, "
        f"{_tokens(plan, refusing=True)} AS reasons, {_tokens(plan, refusing=False)} AS remarks FROM ({values})"
    )


def _with(source: str, expressions: Iterable[str]) -> str:
    return f"SELECT *, {', '.join(expressions)} FROM ({source})"


def _tokens(plan: FilePlan, *, refusing: bool) -> str:
    """Tokens with a blank between; none for most rows, which the first test settles."""
    cases = [case for rule in ROW_RULES if (rule.severity is Severity.REJECT) is refusing for case in rule.cases(plan)]
    if not cases:
        return "CAST(NULL AS VARCHAR)"
    found = ", ".join(f"CASE WHEN {case.condition} THEN {literal(case.token)} END" for case in cases)
    return f"CASE WHEN {any_of(dict.fromkeys(case.first for case in cases))} THEN nullif(concat_ws(' ', {found}), '') END"
