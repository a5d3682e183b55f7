"""What a store holds: every table counted and hashed, and the few facts a person knows it by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from desktop_app.domain.month import Month
from desktop_app.domain.progress import Progress
from desktop_app.domain.safety import StoreState
from desktop_app.storage.running import run

KINDS = {
    "customers": "customer", "bills": "bill", "payments": "payment", "runs": "run", "reports": "report", "audit": "audit",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contents:
    """Rows by table, and a hash that is equal if and only if all tables hold the same rows, in whatever order."""

    rows: Mapping[str, int]
    sha256: str


def tables_of(cursor: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """The tables of the store attached as `ws`, by name."""
    rows = cursor.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'ws' ORDER BY table_name").fetchall()
    return tuple(str(row[0]) for row in rows)


def contents(cursor: duckdb.DuckDBPyConnection, progress: Progress) -> Contents:
    """Read every row of every table of `ws`."""
    rows: dict[str, int] = {}
    digest = hashlib.sha256()
    tables = tables_of(cursor)
    for number, table in enumerate(tables):
        progress.advance(number, len(tables))
        run(cursor, f"SELECT count(*), coalesce(sum(md5_number_lower(t::VARCHAR)), 0) FROM ws.{table} t", progress)
        found = cursor.fetchone()
        assert found is not None
        rows[table] = int(found[0])
        digest.update(f"{table}:{found[0]}:{found[1]}\n".encode())
    return Contents(rows, digest.hexdigest())


def state_of(cursor: duckdb.DuckDBPyConnection, rows: Mapping[str, int]) -> StoreState:
    """What a person knows the store by; `rows` are those of its `contents`. Reads stores of every schema."""
    month = _one(cursor, "SELECT max(rcvbl_ym) FROM ws.bill") if "bill" in rows else None
    users = [str(row[0]) for row in cursor.execute(f"SELECT user_name FROM ws.{_user_table(rows)} ORDER BY 1").fetchall()]
    return StoreState(
        rows={kind: rows.get(table, 0) for kind, table in KINDS.items()},
        last_month=Month.of(month) if month else None,  # type: ignore[arg-type]  # a DATE column
        users=tuple(users),
    )


def identity(cursor: duckdb.DuckDBPyConnection) -> str:
    """A number by which a workspace knows its own backups; it tells nothing about the office."""
    row = cursor.execute("SELECT unit, created_at FROM ws.workspace").fetchone()
    return hashlib.sha256(repr(row).encode()).hexdigest()[:16]


def _user_table(rows: Mapping[str, int]) -> str:
    return "account" if "account" in rows else "app_user"


def _one(cursor: duckdb.DuckDBPyConnection, sql: str) -> object:
    row = cursor.execute(sql).fetchone()
    return row[0] if row else None
