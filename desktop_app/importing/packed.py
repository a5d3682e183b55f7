"""The SQL by which canonical rows go into a 数据包 and come out of one: slices of what is in force, and the rows not there."""

from __future__ import annotations

from desktop_app.domain.dictionary import ExtractKind, Repeat
from desktop_app.importing.in_force import matches, not_replaced
from desktop_app.importing.sql import any_of, same

SLICE_ROWS = 200_000
FILES = "batch_file"
FILES_SELECT = (
    "SELECT batch_id, file_no, file_name, sheet, sha256, row_count FROM ws.batch_file "
    "ANTI JOIN ws.batch_undone USING (batch_id) ORDER BY batch_id, file_no"
)
NUMBERED = "packed_files"
"""The files of the package numbered from 1, in the order they were imported: lineage in the new batch."""
NUMBERED_SELECT = f"SELECT *, row_number() OVER (ORDER BY batch_id, file_no) AS number FROM stage.packed_{FILES}"
LISTED_SELECT = f"SELECT number, file_name, sheet, sha256, row_count FROM stage.{NUMBERED} ORDER BY number"


def staged(table: str) -> str:
    return f"packed_{table}"


def count_select(table: str) -> str:
    return f"SELECT count(*) AS rows FROM {not_replaced(table)}"


def slice_select(kind: ExtractKind, number: int, count: int) -> str:
    """Slice `number` of `count`; every row is in exactly one, and all rows of a customer in the same where the kind has any."""
    owner = "cons_no" if any(field.id == "cons_no" for field in kind.fields) else "row_no"
    return f"SELECT * FROM {not_replaced(kind.table)} WHERE hash({owner}) % {count} = {number}"


def fresh_select(kind: ExtractKind, batch_id: int) -> str:
    """The staged rows of a kind that the ledger does not hold, under a new batch and with their old file, sheet and row."""
    fields = ", ".join(f"new.{field.id}" for field in kind.fields)
    return (
        f"SELECT CAST({batch_id} AS INTEGER) AS batch_id, CAST(files.number AS INTEGER) AS file_no, "
        f"new.sheet, new.row_no, {fields} "
        f"FROM ({_numbered(kind)}) AS new JOIN stage.{NUMBERED} AS files USING (batch_id, file_no) "
        f"WHERE {_not_there(kind)} ORDER BY files.number, new.row_no"
    )


def _numbered(kind: ExtractKind) -> str:
    key = ", ".join(kind.key)
    order = "batch_id, file_no, row_no"
    return f"SELECT *, row_number() OVER (PARTITION BY {key} ORDER BY {order}) AS copy FROM stage.{staged(kind.table)}"


def _not_there(kind: ExtractKind) -> str:
    """Bills by their id or key, customers by their whole content, receipts by how many equal ones there are."""
    match kind.repeats:
        case Repeat.UNIQUE:
            there = (f"EXISTS (SELECT 1 FROM {not_replaced(kind.table)} AS old WHERE {match})" for match in matches(kind))
            return f"NOT ({any_of(there)})"
        case Repeat.VERSIONED:
            fields = [field.id for field in kind.fields]
            return f"NOT EXISTS (SELECT 1 FROM ws.{kind.table} AS old WHERE {same('old', 'new', fields)})"
        case Repeat.COUNTED:
            return f"new.copy > (SELECT count(*) FROM {not_replaced(kind.table)} AS old WHERE {same('old', 'new', kind.key)})"
