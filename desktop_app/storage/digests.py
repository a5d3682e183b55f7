"""What the canonical rows come to: per table and batch their number and the sum of their MD5 numbers.

A row is digested by what it says, not by where it came from: batches that do not overlap give the same store in any order. Fields
stand in the order of the table's columns and empty ones at the end are left out, so a column that a later version adds at the
end changes nothing about the rows stored before it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Mapping, Sequence

import duckdb

from desktop_app.domain.progress import Progress
from desktop_app.storage.canonical import TABLES
from desktop_app.storage.running import run

_LINEAGE = ("batch_id", "file_no", "sheet", "row_no")
_END_OF_FIELD = "\x1f"


def stored_digest(cursor: duckdb.DuckDBPyConnection, progress: Progress) -> str:
    """SHA-256 over the digests of all tables that hold rows; only batches not digested yet are gone through."""
    for table in TABLES:
        _digest_new(cursor, table, progress)
    rows = cursor.execute("SELECT table_name, sum(row_count), sum(digest) FROM ws.batch_digest GROUP BY table_name").fetchall()
    return fingerprint_of({table: [(int(count), int(digest))] for table, count, digest in rows})


def digest_taken(cursor: duckdb.DuckDBPyConnection, table: str, select: str, progress: Progress) -> None:
    """Digest rows from the SELECT that has just given them to a table: rows of a transaction under way are gone through on one
    core only. `verify-workspace` holds the result against the rows themselves."""
    given = {row[0] for row in cursor.execute(f"DESCRIBE {select}").fetchall()}
    sums = _sums(_columns(cursor, table), given, f"({select})")
    further = "row_count = row_count + excluded.row_count, digest = digest + excluded.digest"  # a second file of the kind
    run(cursor, f"INSERT INTO ws.batch_digest SELECT '{table}', {sums} ON CONFLICT DO UPDATE SET {further}", progress)


def forget_digests(cursor: duckdb.DuckDBPyConnection, tables: tuple[str, ...] = TABLES, batch_id: int | None = None) -> None:
    """Rows of these tables (of one batch) were changed or removed; what is left of them is digested again when next asked."""
    for table in tables:
        cursor.execute("DELETE FROM ws.batch_digest WHERE table_name = ? AND batch_id = coalesce(?, batch_id)", [table, batch_id])


def digests_of_rows(cursor: duckdb.DuckDBPyConnection, table: str) -> dict[int, tuple[int, int]]:
    """Per batch the number of rows and their digest, from the rows themselves."""
    columns = _columns(cursor, table)
    rows = cursor.execute(f"SELECT {_sums(columns, columns, f'ws.{table}')}").fetchall()
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
        columns = _columns(cursor, table)
        sums = _sums(columns, columns, f"ws.{table} {chosen}")
        run(cursor, f"INSERT INTO ws.batch_digest SELECT '{table}', {sums}", progress)


def _sums(columns: Sequence[str], given: Container[str], source: str) -> str:
    return f"batch_id, count(*), sum(md5_number_lower({_text_of(columns, given)}))::HUGEINT FROM {source} GROUP BY batch_id"


def _text_of(columns: Sequence[str], given: Container[str]) -> str:
    """A row's fields in the order of its table, nothing where one is empty, cut off after the last that is not."""
    parts, ends = [], ""
    for name in columns:
        if name in given:
            parts += [f"'{ends}'", f"{name}::VARCHAR"]
            ends = ""
        ends += _END_OF_FIELD
    return f"regexp_replace(concat({', '.join(parts)}), '{_END_OF_FIELD}+$', '')"


def _columns(cursor: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """What a row of the table says, in the order of the columns."""
    rows = cursor.execute(
        "SELECT column_name FROM duckdb_columns() WHERE database_name = 'ws' AND table_name = ? ORDER BY column_index", [table]
    )
    return [name for (name,) in rows.fetchall() if name not in _LINEAGE]
