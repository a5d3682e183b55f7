"""The register of exports: what left the program, for what, in which file."""

from __future__ import annotations

import datetime as dt

import duckdb

from desktop_app.domain.changes import Topic
from desktop_app.domain.custody import Export

_COLUMNS = "serial, made_at, user_name, station, kind, purpose, row_count, file_name, sha256, encrypted, approver"


class DuckExports:
    """Implements the `Exports` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic]) -> None:
        self._cursor = cursor
        self._touched = touched

    def next_serial(self, day: dt.date) -> str:
        prefix = f"EX-{day:%Y%m%d}-"
        row = self._cursor.execute("SELECT count(*) FROM ws.export WHERE starts_with(serial, ?)", [prefix]).fetchone()
        return f"{prefix}{(int(row[0]) if row else 0) + 1:03d}"

    def record(self, export: Export) -> None:
        row = [
            export.serial, export.made_at, export.user, export.station, export.kind, export.purpose, export.rows,
            export.file_name, export.sha256, export.encrypted, export.approver,
        ]  # fmt: skip
        self._cursor.execute(f"INSERT INTO ws.export ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._touched.add(Topic.REPORTS)

    def newest(self, most: int) -> tuple[Export, ...]:
        rows = self._cursor.execute(
            f"SELECT {_COLUMNS} FROM ws.export ORDER BY made_at DESC, serial DESC LIMIT ?", [most]
        ).fetchall()
        return tuple(Export(*row) for row in rows)

    def count(self) -> int:
        row = self._cursor.execute("SELECT count(*) FROM ws.export").fetchone()
        return int(row[0]) if row else 0
