"""What the canonical rows come to: per table and batch their number, and the sum of what the rows of its files come to.

Rows are digested by what they say (`column_digests`), not by where they came from: batches that do not overlap give the same
store in any order, files of one import the same as imported one by one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import duckdb

from desktop_app.domain.progress import SILENT, Progress
from desktop_app.storage.canonical import TABLES
from desktop_app.storage.column_digests import AS_THEY_ARE, digest_of

_LINEAGE = ("batch_id", "file_no", "sheet", "row_no")


def stored_digest(cursor: duckdb.DuckDBPyConnection, progress: Progress) -> str:
    """SHA-256 over the digests of all tables that hold rows; only batches not digested yet are gone through."""
    for table in TABLES:
        known = f"SELECT batch_id FROM ws.batch_digest WHERE table_name = '{table}'"
        new = _digests(cursor, table, f"batch_id NOT IN ({known})", progress)
        for batch_id, (count, digest) in new.items():
            cursor.execute("INSERT INTO ws.batch_digest VALUES (?, ?, ?, ?)", [table, batch_id, count, digest])
    rows = cursor.execute("SELECT table_name, sum(row_count), sum(digest) FROM ws.batch_digest GROUP BY table_name").fetchall()
    return fingerprint_of({table: [(int(count), int(digest))] for table, count, digest in rows})


def forget_digests(cursor: duckdb.DuckDBPyConnection, tables: tuple[str, ...] = TABLES, batch_id: int | None = None) -> None:
    """Rows of these tables (of one batch) were changed or removed; what is left of them is digested again when next asked."""
    for table in tables:
        cursor.execute("DELETE FROM ws.batch_digest WHERE table_name = ? AND batch_id = coalesce(?, batch_id)", [table, batch_id])


def digests_of_rows(cursor: duckdb.DuckDBPyConnection, table: str) -> dict[int, tuple[int, int]]:
    """Per batch the number of rows and their digest, from the rows themselves."""
    return _digests(cursor, table, "true", SILENT)


def fingerprint_of(digests: Mapping[str, Iterable[tuple[int, int]]]) -> str:
    """SHA-256 of what the tables come to; tables without rows do not count."""
    sums = {table: (sum(count for count, _ in parts), sum(digest for _, digest in parts)) for table, parts in digests.items()}
    lines = [f"{table}:{count}:{digest}" for table, (count, digest) in sorted(sums.items()) if count]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _digests(cursor: duckdb.DuckDBPyConnection, table: str, chosen: str, progress: Progress) -> dict[int, tuple[int, int]]:
    columns = _columns(cursor, table)
    files = cursor.execute(f"SELECT DISTINCT batch_id, file_no FROM ws.{table} WHERE {chosen}").fetchall()
    digests: dict[int, tuple[int, int]] = {}
    for batch_id, file_no in files:
        rows = f"ws.{table} WHERE batch_id = {batch_id} AND file_no = {file_no}"
        count, digest = digest_of(cursor, rows, _filled(cursor, rows, columns), progress)
        before = digests.get(batch_id, (0, 0))
        digests[batch_id] = (before[0] + count, before[1] + digest)
    return digests


def _filled(cursor: duckdb.DuckDBPyConnection, rows: str, columns: Mapping[str, str]) -> dict[str, str]:
    """The columns that hold anything: most do in the first row, and only the others need be counted."""
    first = cursor.execute(f"SELECT {', '.join(columns)} FROM {rows} LIMIT 1").fetchone() or ()
    silent = [name for name, value in zip(columns, first, strict=True) if value is None]
    asked = ", ".join(["count(*)", *(f"count({name})" for name in silent)])
    counts = cursor.execute(f"SELECT {asked} FROM {rows}").fetchone() or ()
    empty = {name for name, count in zip(silent, counts[1:], strict=True) if not count}
    return {name: sql for name, sql in columns.items() if name not in empty}


def _columns(cursor: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """What a row of the table says: the columns with the SQL that gives each as a type that is digested."""
    found = cursor.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE database_name = 'ws' AND table_name = ?", [table]
    ).fetchall()
    return {name: name if _is_plain(kind) else f"{name}::VARCHAR" for name, kind in found if name not in _LINEAGE}


def _is_plain(kind: str) -> bool:
    """A single value of a type whose bytes are digested; not a list of them."""
    return kind.startswith(AS_THEY_ARE) and not kind.endswith("]")
