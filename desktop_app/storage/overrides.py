"""Grades given by hand, beside the card's own, which are never changed."""

from __future__ import annotations

import duckdb

from desktop_app.domain.changes import Topic
from desktop_app.domain.custody import Override
from desktop_app.domain.risk import Band
from desktop_app.storage.numbers import today

HOLDING = f"""
    SELECT {today("latest.cons_no")} AS cons_no, latest.band AS override_band, latest.reason AS override_reason
    FROM (SELECT * FROM ws.override AS said WHERE run_id <= ?
        QUALIFY row_number() OVER (PARTITION BY {today("said.cons_no")} ORDER BY override_id DESC) = 1) AS latest
    LEFT JOIN ws.risk AS own ON own.run_id = latest.run_id AND own.cons_no = latest.cons_no
    WHERE latest.band IS DISTINCT FROM own.band"""
"""Overrides that hold in a run (its id is the one value), by today's number of the customer: the newest of each, unless it only
says what the card said."""

_COLUMNS = "cons_no, run_id, band_before, band, reason, user_name, approver, made_at"


class DuckOverrides:
    """Implements the `Overrides` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic]) -> None:
        self._cursor = cursor
        self._touched = touched

    def record(self, override: Override) -> None:
        self._cursor.execute(
            f"""INSERT INTO ws.override (override_id, {_COLUMNS})
                SELECT coalesce(max(override_id), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM ws.override""",
            [
                override.cons_no, override.run_id, override.band_before.value, override.band.value, override.reason,
                override.user, override.approver, override.made_at,
            ],
        )  # fmt: skip
        self._touched.add(Topic.RUNS)

    def of(self, cons_no: str) -> tuple[Override, ...]:
        rows = self._cursor.execute(
            f"""SELECT {_COLUMNS} FROM ws.override AS said
                WHERE {today("said.cons_no")} = {today("$cons::VARCHAR")} ORDER BY override_id""",
            {"cons": cons_no},
        ).fetchall()
        return tuple(Override(row[0], row[1], Band(row[2]), Band(row[3]), *row[4:]) for row in rows)

    def holding(self, run_id: int) -> int:
        row = self._cursor.execute(f"SELECT count(*) FROM ({HOLDING})", [run_id]).fetchone()
        return int(row[0]) if row else 0
