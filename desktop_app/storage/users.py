"""Users, their duties, and the office they work for."""

from __future__ import annotations

import duckdb

from desktop_app.domain.changes import Topic
from desktop_app.domain.ports import Clock
from desktop_app.domain.roles import Role


class DuckUsers:
    """Implements the `Users` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic], clock: Clock) -> None:
        self._cursor = cursor
        self._touched = touched
        self._clock = clock

    def unit(self) -> str:
        row = self._cursor.execute("SELECT unit FROM ws.workspace").fetchone()
        return str(row[0]) if row else ""

    def name_unit(self, unit: str) -> None:
        self._cursor.execute("INSERT INTO ws.workspace VALUES (?, ?)", [unit, self._clock.now()])
        self._touched.add(Topic.USERS)

    def add(self, user: str, role: Role) -> None:
        self._cursor.execute("INSERT INTO ws.app_user VALUES (?, ?, ?)", [user, role.value, self._clock.now()])
        self._touched.add(Topic.USERS)

    def role_of(self, user: str) -> Role | None:
        row = self._cursor.execute("SELECT role FROM ws.app_user WHERE user_name = ?", [user]).fetchone()
        return Role(row[0]) if row else None
