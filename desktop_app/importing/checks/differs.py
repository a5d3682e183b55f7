"""The row is in the ledger already, but says something else there: turned away like any such row, and told column by column.

Only what the row itself says is compared: an empty cell denies nothing. The control amount has a rule of its own (contradicts),
and what is told beside a bill about its customer is not the bill's.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Finding, Severity
from desktop_app.domain.dictionary import Repeat
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Staging
from desktop_app.importing.checks import already_there
from desktop_app.importing.checks.rule import Surroundings
from desktop_app.importing.in_force import in_force, matches, renumbered
from desktop_app.importing.sql import literal, same

ID = "differs"
SEVERITY = Severity.REJECT
_EXAMPLES = 5
_NOTHING = (
    "SELECT 0 AS file_no, CAST(0 AS BIGINT) AS row_no, CAST(NULL AS VARCHAR) AS field, CAST(NULL AS VARCHAR) AS said, "
    "CAST(NULL AS VARCHAR) AS stored WHERE false"
)


def select(staging: Staging, around: Surroundings, hits: str) -> str:
    """(file_no, row_no, field, said, stored) of rows that are there by `hits`; of several stored ones the most alike counts."""
    there = f"SELECT file_no, row_no FROM {hits} WHERE token = {literal(already_there.RULE.id)}"
    columns = _compared(around)
    if around.kind.repeats is Repeat.VERSIONED or not columns or not staging.query(f"{there} LIMIT 1").num_rows:
        return _NOTHING
    unlike = ", ".join(
        f"CASE WHEN new.{column} IS DISTINCT FROM old.{column} AND new.{column} IS NOT NULL THEN "
        f"{{'field': {literal(column)}, 'said': new.{column}::VARCHAR, 'stored': old.{column}::VARCHAR}} END"
        for column in columns
    )
    new = f"(SELECT * FROM {renumbered(around.kind, around.cast)} SEMI JOIN ({there}) USING (file_no, row_no)) AS new"
    pairs = " UNION ALL ".join(
        f"SELECT new.file_no, new.row_no, list_filter([{unlike}], one -> one IS NOT NULL) AS unlike "
        f"FROM {new} JOIN {in_force(around.kind)} AS old ON {match}"
        for match in _matches(around)
    )
    best = f"SELECT file_no, row_no, arg_min(unlike, len(unlike)) AS unlike FROM ({pairs}) GROUP BY file_no, row_no"
    return f"SELECT file_no, row_no, unnest(unlike, recursive := true) FROM ({best})"


def tokens(differences: str) -> str:
    """(file_no, row_no, token) of these differences."""
    return f"SELECT file_no, row_no, concat('{ID}:', field) AS token FROM {differences}"


def told(staging: Staging, around: Surroundings, differences: str) -> Iterator[Finding]:
    """Per file and column the rows that say something else, the first with both values; of personal data only the rows."""
    found = staging.query(
        f"SELECT file_no, field, count(*) AS n, min({{'row_no': row_no, 'said': said, 'stored': stored}}, {_EXAMPLES}) AS first "
        f"FROM {differences} GROUP BY file_no, field ORDER BY file_no, field"
    )
    columns = [found.column(name).to_pylist() for name in found.column_names]
    for file_no, field_id, rows, first in zip(*columns, strict=True):
        field = around.kind.field(field_id)
        examples = "; ".join(
            f"{one['row_no']}" if field.personal else f"{one['row_no']}: {one['said']} / {one['stored'] or '--'}" for one in first
        )
        message = Message.of("importing.note.differs", column=field.zh, column_en=field.en, rows=rows, examples=examples)
        yield Finding(file_no, ID, Severity.CONFIRM, message, rows, tuple(one["row_no"] for one in first))


def _compared(around: Surroundings) -> list[str]:
    kind = around.kind
    left_out = {*kind.key, *((kind.total,) if kind.repeats is Repeat.UNIQUE else ())}
    return sorted({field.id for plan in around.plans for field in plan.fields} - left_out)


def _matches(around: Surroundings) -> tuple[str, ...]:
    if around.kind.repeats is Repeat.COUNTED:
        return (same("old", "new", around.kind.key),)
    return matches(around.kind)
