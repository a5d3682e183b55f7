"""Two dialects SQLAlchemy does not have: Kingbase, which is PostgreSQL with a version line of its own, and any ODBC source."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy.connectors.pyodbc import PyODBCConnector
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.engine import Connection
from sqlalchemy.engine.default import DefaultDialect

_KINGBASE = re.compile(r"KingbaseES V0*(\d+)R0*(\d+)")
_LIKE_POSTGRESQL = (12, 0)


class KingbaseDialect(PGDialect_psycopg):
    """KingbaseES speaks PostgreSQL's protocol and catalogue; its version line would be refused unread."""

    supports_statement_cache = True

    def _get_server_version_info(self, connection: Connection) -> tuple[int, ...]:
        line = str(connection.exec_driver_sql("select pg_catalog.version()").scalar())
        if _KINGBASE.search(line):
            return _LIKE_POSTGRESQL
        return tuple(super()._get_server_version_info(connection))  # type: ignore[no-untyped-call]  # SQLAlchemy's own


class OdbcDialect(PyODBCConnector, DefaultDialect):
    """Whatever a driver of the system's driver manager offers: standard SQL, tables listed by the driver itself."""

    name = "odbc"
    supports_statement_cache = True
    default_paramstyle = "qmark"

    def get_table_names(self, connection: Connection, schema: str | None = None, **_cached: Any) -> list[str]:
        return self._listed(connection, schema, "TABLE")

    def get_view_names(self, connection: Connection, schema: str | None = None, **_cached: Any) -> list[str]:
        return self._listed(connection, schema, "VIEW")

    def get_schema_names(self, connection: Connection, **_cached: Any) -> list[str]:
        found = {row.table_schem or "" for row in self._cursor(connection).tables()}
        return sorted(found)

    def _listed(self, connection: Connection, schema: str | None, kind: str) -> list[str]:
        return [row.table_name for row in self._cursor(connection).tables(schema=schema or None, tableType=kind)]

    def _cursor(self, connection: Connection) -> Any:
        return connection.connection.cursor()

    def _get_server_version_info(self, connection: Connection) -> tuple[int, ...]:  # noqa: ARG002 - SQLAlchemy's signature
        return (0,)

    def _get_default_schema_name(self, connection: Connection) -> str:  # noqa: ARG002 - as above
        return ""

    def _check_max_identifier_length(self, connection: Connection) -> None:  # noqa: ARG002 - as above
        return None


def register() -> None:
    """Make both known to SQLAlchemy under kingbase+psycopg and odbc+pyodbc."""
    registry.register("kingbase.psycopg", __name__, "KingbaseDialect")
    registry.register("odbc.pyodbc", __name__, "OdbcDialect")
