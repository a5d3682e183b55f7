"""Saved connections to databases; a secret has no column here."""

from __future__ import annotations

import json

import duckdb

from desktop_app.domain.changes import Topic
from desktop_app.domain.database import DatabaseConnection, DatabaseKind, Tls
from desktop_app.domain.ports import Clock

_COLUMNS = "name, kind, host, port, database_name, user_name, tls, options"


class DuckConnections:
    """Implements the `Connections` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic], clock: Clock) -> None:
        self._cursor = cursor
        self._touched = touched
        self._clock = clock

    def all(self) -> tuple[DatabaseConnection, ...]:
        rows = self._cursor.execute(f"SELECT {_COLUMNS} FROM ws.database_connection ORDER BY name").fetchall()
        return tuple(_connection(*row) for row in rows)

    def get(self, name: str) -> DatabaseConnection | None:
        row = self._cursor.execute(f"SELECT {_COLUMNS} FROM ws.database_connection WHERE name = ?", [name]).fetchone()
        return _connection(*row) if row else None

    def keep(self, connection: DatabaseConnection, user: str) -> None:
        one = connection
        kept = [one.name, one.kind.value, one.host, one.port, one.database, one.user, one.tls.value, json.dumps(one.options)]
        marks = ", ".join("?" * (len(kept) + 2))
        self._cursor.execute(f"INSERT OR REPLACE INTO ws.database_connection VALUES ({marks})", [*kept, self._clock.now(), user])
        self._touched.add(Topic.SETTINGS)

    def remove(self, name: str) -> None:
        self._cursor.execute("DELETE FROM ws.database_connection WHERE name = ?", [name])
        self._touched.add(Topic.SETTINGS)


def _connection(
    name: str, kind: str, host: str, port: int | None, database: str, user: str, tls: str, options: str
) -> DatabaseConnection:
    pairs = tuple((str(key), str(value)) for key, value in json.loads(options))
    return DatabaseConnection(name, DatabaseKind(kind), host, port, database, user, Tls(tls), pairs)
