"""The row is in the ledger already, in force; asked only where repeated rows are to be skipped.

Unique kinds: its key is there, or its bill id. Counted kinds (receipts): as many equal rows as the ledger holds are
refused, further ones are new.
Versioned kinds (customers): the newest version has the same content in every column this file has.
"""

from __future__ import annotations

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import ExtractKind, Repeat
from desktop_app.domain.intake import SameMonth
from desktop_app.importing.checks.rule import SetRule, Surroundings
from desktop_app.importing.in_force import in_force, matches, months, renumbered
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.sql import any_of, same


def applies(around: Surroundings) -> bool:
    """Whether rows that are there are turned away; a month replaced or appended to takes them. Customers have versions anyway."""
    if not around.stored:
        return False
    return around.same_month is SameMonth.SKIP or around.kind.repeats is Repeat.VERSIONED or not months(around.kind, "old")


def _rows(around: Surroundings) -> str | None:
    return found(around) if applies(around) else None


def found(around: Surroundings) -> str:
    """(file_no, row_no) of the rows that are there."""
    match around.kind.repeats:
        case Repeat.UNIQUE:
            return _unique(around)
        case Repeat.COUNTED:
            return _counted(around)
        case Repeat.VERSIONED:
            return " UNION ALL ".join(_versioned(around, plan) for plan in around.plans)


def _unique(around: Surroundings) -> str:
    kind = around.kind
    there = any_of(f"EXISTS (SELECT 1 FROM {in_force(kind)} AS old WHERE {match})" for match in matches(kind))
    return f"SELECT file_no, row_no FROM {renumbered(kind, around.cast)} AS new WHERE reasons IS NULL AND ({there})"


def _counted(around: Surroundings) -> str:
    kind = around.kind
    key, arriving = ", ".join(kind.key), renumbered(kind, around.cast)
    stored = (
        f"SELECT {key}, count(*) AS times FROM {in_force(kind)} "
        f"WHERE {kind.key[0]} IN (SELECT {kind.key[0]} FROM {arriving}) GROUP BY {key}"
    )
    numbered = (
        f"SELECT file_no, row_no, {key}, row_number() OVER (PARTITION BY {key}, file_no ORDER BY row_no) AS number "
        f"FROM {arriving} WHERE reasons IS NULL"
    )
    return (
        f"SELECT file_no, row_no FROM ({numbered}) AS new JOIN ({stored}) AS old ON {same('old', 'new', kind.key)} "
        "WHERE number <= times"
    )


def _versioned(around: Surroundings, plan: FilePlan) -> str:
    mapped = [field.id for field in plan.fields]
    return (
        f"SELECT new.file_no, new.row_no FROM {around.cast} AS new JOIN ({newest_versions(around.kind)}) AS old "
        f"ON {same('old', 'new', mapped)} WHERE reasons IS NULL AND new.file_no = {plan.file.file_no}"
    )


def newest_versions(kind: ExtractKind) -> str:
    """The version in force of every row of a versioned kind."""
    key = ", ".join(kind.key)
    order = "batch_id DESC, file_no DESC, row_no DESC"
    return f"SELECT * FROM ws.{kind.table} QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY {order}) = 1"


RULE = SetRule("already_there", Severity.SKIP, _rows)
