"""Settings of the office: one JSON value by name, with who changed it last."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import duckdb

from desktop_app.domain.changes import Topic
from desktop_app.domain.ports import Clock


class DuckSettings:
    """Implements the `Settings` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic], clock: Clock) -> None:
        self._cursor = cursor
        self._touched = touched
        self._clock = clock

    def get(self, name: str) -> Any | None:
        row = self._cursor.execute("SELECT value FROM ws.setting WHERE name = ?", [name]).fetchone()
        return json.loads(row[0]) if row else None

    def put(self, name: str, value: object, user: str) -> None:
        self._cursor.execute(
            "INSERT OR REPLACE INTO ws.setting VALUES (?, ?, ?, ?)",
            [name, json.dumps(value, ensure_ascii=False, sort_keys=True), self._clock.now(), user],
        )
        self._touched.add(Topic.SETTINGS)

    def last_change(self, name: str) -> tuple[dt.datetime, str] | None:
        row = self._cursor.execute("SELECT changed_at, changed_by FROM ws.setting WHERE name = ?", [name]).fetchone()
        return (row[0], str(row[1])) if row else None
