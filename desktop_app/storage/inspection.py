"""Looking through an open store: every table to its last row, the schema, what each batch said it left behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import duckdb

from desktop_app.domain.backup import Fact
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.message import Message
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.storage.canonical import TABLES
from desktop_app.storage.content import contents
from desktop_app.storage.digests import digests_of_rows, fingerprint_of
from desktop_app.storage.running import told
from desktop_app.storage.schema import VERSION, bring_up_to_date, describe
from desktop_app.storage.workspace import DuckWorkspace


class DuckInspection:
    """Implements the `Inspection` port."""

    def __init__(self, workspace: DuckWorkspace) -> None:
        self._workspace = workspace

    def facts(self, progress: Progress = SILENT) -> tuple[Fact, ...]:
        cursor = self._workspace.cursor()
        return self._tables(cursor, progress), self._schema(cursor), self._batches(cursor)

    def _tables(self, cursor: duckdb.DuckDBPyConnection, progress: Progress) -> Fact:
        try:
            with told(self._workspace.folder):
                held = contents(cursor, progress)
        except WorkspaceError as error:
            return Fact("tables", False, error.message)
        return Fact("tables", True, Message.of("check.tables", tables=len(held.rows), rows=f"{sum(held.rows.values()):,}"))

    def _schema(self, cursor: duckdb.DuckDBPyConnection) -> Fact:
        wanted, found = set(_wanted().splitlines()), set(describe(cursor).splitlines())
        if wanted == found:
            return Fact("schema", True, Message.of("check.schema", version=VERSION, columns=len(found)))
        return Fact("schema", False, Message.of("check.schema_differs", columns=", ".join(sorted(wanted ^ found)[:3])))

    def _batches(self, cursor: duckdb.DuckDBPyConnection) -> Fact:
        try:
            with told(self._workspace.folder):
                wrong, held, untold = _compared(cursor)
        except WorkspaceError as error:
            return Fact("batches", False, error.message)
        if wrong:
            return Fact("batches", False, Message.of("check.batches_differ", batches=", ".join(map(str, wrong))))
        return Fact("batches", True, Message.of("check.batches", batches=held, untold=untold))


def _wanted() -> str:
    """The schema the migrations make of an empty file."""
    connection = duckdb.connect(":memory:")
    try:
        connection.execute("ATTACH ':memory:' AS ws")
        bring_up_to_date(connection, "")
        return describe(connection)
    finally:
        connection.close()


def _compared(cursor: duckdb.DuckDBPyConnection) -> tuple[list[int], int, int]:
    """(batches whose fingerprint is not what it was, those that hold, those that cannot be told any more).

    A batch's fingerprint covers all rows up to it. Where rows of before were taken away later (an undone batch, erasure after
    the retention period) or had fewer columns (an earlier schema), it cannot be had again.
    """
    removed = cursor.execute("SELECT batch_id, undone_at FROM ws.batch_undone").fetchall()
    before = {int(row[0]) for row in cursor.execute("SELECT batch_id FROM ws.batch_before").fetchall()}
    erased = cursor.execute("SELECT max(happened_at) FROM ws.audit WHERE action LIKE '%erase%' AND result = 'done'").fetchone()
    fingerprints = _fingerprints(cursor)
    wrong, held, untold = [], 0, 0
    for batch_id, at, recorded in cursor.execute(
        "SELECT batch_id, committed_at, data_sha256 FROM ws.batch ORDER BY 1"
    ).fetchall():
        if batch_id in before or _taken_since(batch_id, at, removed, erased[0] if erased else None):
            untold += 1
        elif fingerprints[batch_id] == recorded:
            held += 1
        else:
            wrong.append(int(batch_id))
    return wrong, held, untold


def _taken_since(batch_id: int, at: dt.datetime, removed: list[tuple[int, dt.datetime]], erased: dt.datetime | None) -> bool:
    if erased is not None and erased >= at:
        return True
    return any(undone <= batch_id and undone_at >= at for undone, undone_at in removed)


def _fingerprints(cursor: duckdb.DuckDBPyConnection) -> dict[int, str]:
    """Per batch the ledger's fingerprint over all rows up to that batch, from the rows themselves; one pass per table."""
    batches = [int(row[0]) for row in cursor.execute("SELECT batch_id FROM ws.batch ORDER BY 1").fetchall()]
    found = {table: digests_of_rows(cursor, table) for table in TABLES}
    return {batch: fingerprint_of({table: _up_to(batch, parts) for table, parts in found.items()}) for batch in batches}


def _up_to(batch: int, parts: Mapping[int, tuple[int, int]]) -> list[tuple[int, int]]:
    return [digest for number, digest in parts.items() if number <= batch]
