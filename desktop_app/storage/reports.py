"""The register of printed reports: what each said, to the byte."""

from __future__ import annotations

import datetime as dt

import duckdb

from desktop_app.domain.changes import Topic


class DuckReports:
    """Implements the `Reports` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic]) -> None:
        self._cursor = cursor
        self._touched = touched

    def next_number(self, day: dt.date) -> str:
        """The day and a running number within it: 20051001-003."""
        prefix = f"{day:%Y%m%d}-"
        row = self._cursor.execute("SELECT count(*) FROM ws.report WHERE starts_with(number, ?)", [prefix]).fetchone()
        return f"{prefix}{(int(row[0]) if row else 0) + 1:03d}"

    def record(
        self,
        number: str,
        name: str,
        as_of: dt.date,
        made: dt.datetime,
        user: str,
        content: str,
        content_sha256: str,
        pdf_sha256: str,
    ) -> None:
        row = [number, name, as_of, made, user, content, content_sha256, pdf_sha256]
        self._cursor.execute("INSERT INTO ws.report VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._touched.add(Topic.REPORTS)

    def made_since(self, at: dt.datetime) -> int:
        row = self._cursor.execute("SELECT count(*) FROM ws.report WHERE made_at >= ?", [at]).fetchone()
        return int(row[0]) if row else 0

    def find_by_pdf(self, pdf_sha256: str) -> tuple[str, str, str] | None:
        """(number, content, content_sha256) of the report whose PDF has this hash."""
        row = self._cursor.execute(
            "SELECT number, content, content_sha256 FROM ws.report WHERE pdf_sha256 = ? ORDER BY number LIMIT 1", [pdf_sha256]
        ).fetchone()
        return (str(row[0]), str(row[1]), str(row[2])) if row else None
