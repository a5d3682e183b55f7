"""Bringing a store from whatever version it is to the present one: one path for new and old files alike."""

from __future__ import annotations

import duckdb

from desktop_app.domain.errors import WorkspaceError
from desktop_app.storage.migrations import (
    m0001_ledger,
    m0002_safety,
    m0003_kinds,
    m0004_quality,
    m0005_integration,
    m0006_sources,
    m0007_mapping,
    m0008_digests,
    m0009_column_digests,
)

_STEPS = (
    m0001_ledger,
    m0002_safety,
    m0003_kinds,
    m0004_quality,
    m0005_integration,
    m0006_sources,
    m0007_mapping,
    m0008_digests,
    m0009_column_digests,
)
MIGRATIONS = tuple(step.STATEMENTS for step in _STEPS)
VERSION = len(MIGRATIONS)


def version_of(connection: duckdb.DuckDBPyConnection) -> int:
    """0 for an empty file."""
    known = connection.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'ws' AND table_name = 'schema_version'"
    ).fetchone()
    if known is None or known[0] == 0:
        return 0
    row = connection.execute("SELECT max(version) FROM ws.schema_version").fetchone()
    return int(row[0]) if row and row[0] is not None else 0


def bring_up_to_date(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Run the missing migrations, each with its version stamp in one transaction.

    Raises:
        WorkspaceError: the file was written by a newer program.
    """
    found = version_of(connection)
    if found > VERSION:
        raise WorkspaceError("workspace.newer", file=name)
    connection.execute("USE ws")
    for number, statements in enumerate(MIGRATIONS[found:], start=found + 1):
        connection.begin()
        connection.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)")
        for statement in statements:
            connection.execute(statement)
        connection.execute("INSERT INTO schema_version VALUES (?)", [number])
        connection.commit()


def describe(connection: duckdb.DuckDBPyConnection) -> str:
    """One line per column, sorted: the golden schema of the tests."""
    rows = connection.execute(
        "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() "
        "WHERE database_name = 'ws' ORDER BY table_name, column_index"
    ).fetchall()
    return "\n".join(f"{table}.{column} {kind}{'' if null else ' NOT NULL'}" for table, column, kind, null in rows) + "\n"
