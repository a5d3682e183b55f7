"""What customers asked for: objections that hold, and those withdrawn."""

from __future__ import annotations

import datetime as dt

import duckdb

from desktop_app.domain.changes import Topic
from desktop_app.domain.custody import MARKETING, Wish
from desktop_app.storage.numbers import today

OBJECTING = f"""
    SELECT DISTINCT {today("wish.cons_no")} AS cons_no FROM ws.privacy_wish AS wish
    WHERE wish.kind = '{MARKETING}' AND wish.until IS NULL"""
"""Customers who want no marketing, also where they said so under a former number."""

_OPEN_OF_CUSTOMER = (
    f"{today('privacy_wish.cons_no')} = {today('$cons::VARCHAR')} AND privacy_wish.kind = $kind AND privacy_wish.until IS NULL"
)


class DuckWishes:
    """Implements the `Wishes` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic]) -> None:
        self._cursor = cursor
        self._touched = touched

    def open(self, wish: Wish) -> None:
        row = [wish.cons_no, wish.kind, wish.since, wish.until, wish.reason, wish.user]
        self._cursor.execute("INSERT INTO ws.privacy_wish VALUES (?, ?, ?, ?, ?, ?)", row)
        self._touched.add(Topic.RUNS)  # the ranked list shows it

    def close(self, cons_no: str, kind: str, at: dt.datetime) -> None:
        self._cursor.execute(
            f"UPDATE ws.privacy_wish SET until = $at WHERE {_OPEN_OF_CUSTOMER}", {"at": at, "cons": cons_no, "kind": kind}
        )
        self._touched.add(Topic.RUNS)

    def holds(self, cons_no: str, kind: str) -> bool:
        return self._count(_OPEN_OF_CUSTOMER, {"cons": cons_no, "kind": kind}) > 0

    def count(self, kind: str) -> int:
        return self._count("kind = $kind AND until IS NULL", {"kind": kind})

    def _count(self, condition: str, values: dict[str, str]) -> int:
        row = self._cursor.execute(f"SELECT count(*) FROM ws.privacy_wish WHERE {condition}", values).fetchone()
        return int(row[0]) if row else 0
