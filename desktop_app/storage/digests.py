"""What the canonical rows come to: per table and batch their number and the sum of their MD5 numbers.

A row is digested by what it says, not by where it came from: batches that do not overlap give the same store in any order. Fields
without a value are left out, so a column that a later version adds changes nothing about the rows stored before it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import duckdb

from desktop_app.domain.progress import Progress
from desktop_app.storage.canonical import TABLES
from desktop_app.storage.running import run

_LINEAGE = ("batch_id", "file_no", "sheet", "row_no")
_BETWEEN_FIELDS = "chr(31)"


def stored_digest(cursor: duckdb.DuckDBPyConnection, progress: Progress) -> str:
    """SHA-256 over the digests of all tables that hold rows; only batches not digested yet are gone through."""
    for table in TABLES:
        _digest_new(cursor, table, progress)
    rows = cursor.execute("SELECT table_name, sum(row_count), sum(digest) FROM ws.batch_digest GROUP BY table_name").fetchall()
    return fingerprint_of({table: [(int(count), int(digest))] for table, count, digest in rows})


def forget_digests(cursor: duckdb.DuckDBPyConnection, tables: tuple[str, ...] = TABLES, batch_id: int | None = None) -> None:
    """Rows of these tables (of one batch) were changed or removed; what is left of them is digested again when next asked."""
    for table in tables:
        cursor.execute("DELETE FROM ws.batch_digest WHERE table_name = ? AND batch_id = coalesce(?, batch_id)", [table, batch_id])


def digests_of_rows(cursor: duckdb.DuckDBPyConnection, table: str) -> dict[int, tuple[int, int]]:
    """Per batch the number of rows and their digest, from the rows themselves."""
    rows = cursor.execute(f"SELECT {_sums(cursor, table, '')}").fetchall()
    return {int(batch_id): (int(count), int(digest)) for batch_id, count, digest in rows}


def fingerprint_of(digests: Mapping[str, Iterable[tuple[int, int]]]) -> str:
    """SHA-256 of what the tables come to; tables without rows do not count."""
    sums = {table: (sum(count for count, _ in parts), sum(digest for _, digest in parts)) for table, parts in digests.items()}
    lines = [f"{table}:{count}:{digest}" for table, (count, digest) in sorted(sums.items()) if count]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _digest_new(cursor: duckdb.DuckDBPyConnection, table: str, progress: Progress) -> None:
    known = f"SELECT batch_id FROM ws.batch_digest WHERE table_name = '{table}'"
    cursor.execute(f"SELECT DISTINCT batch_id FROM ws.{table} WHERE batch_id NOT IN ({known})")
    if new := [row[0] for row in cursor.fetchall()]:
        chosen = f"WHERE batch_id IN ({', '.join(str(batch_id) for batch_id in new)})"
        run(cursor, f"INSERT INTO ws.batch_digest SELECT '{table}', {_sums(cursor, table, chosen)}", progress)


def _sums(cursor: duckdb.DuckDBPyConnection, table: str, chosen: str) -> str:
    row = f"md5_number_lower({_text_of(cursor, table)})"
    return f"batch_id, count(*), sum({row})::HUGEINT FROM ws.{table} {chosen} GROUP BY batch_id"


def _text_of(cursor: duckdb.DuckDBPyConnection, table: str) -> str:
    """A row as name=value, one field after the other."""
    names = cursor.execute(
        "SELECT column_name FROM duckdb_columns() WHERE database_name = 'ws' AND table_name = ? ORDER BY column_name", [table]
    ).fetchall()
    fields = ", ".join(f"'{name}=' || {name}::VARCHAR" for (name,) in names if name not in _LINEAGE)
    return f"concat_ws({_BETWEEN_FIELDS}, {fields})"
