"""Looking into a database before anything is pulled: whether it answers, and which tables it shows."""

from __future__ import annotations

from sqlalchemy import inspect
from sqlalchemy.engine import Connection, Inspector

from desktop_app.domain.database import DatabaseConnection, DatabaseKind, TableName
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.databases.line import Line

_OF_THE_SYSTEM = (
    "information_schema", "pg_catalog", "pg_toast", "mysql", "performance_schema", "sys", "system", "ctxsys", "mdsys", "xdb",
    "wmsys", "outln", "dbsnmp", "sys_catalog", "sysaudit", "sysmac", "oceanbase",
)  # fmt: skip
_DUAL = {DatabaseKind.ORACLE: "SELECT 1 FROM dual"}


def answers(connection: DatabaseConnection, secret: str | None, progress: Progress) -> str:
    """The version of the server, after it answered a question. Raises `ExtractError` for what it refuses."""
    with Line(connection, secret, progress) as line:
        line.do(lambda connected: connected.exec_driver_sql(_DUAL.get(connection.kind, "SELECT 1")).scalar())
        return line.do(lambda connected: ".".join(str(part) for part in connected.dialect.server_version_info or ()))


def tables(connection: DatabaseConnection, secret: str | None, progress: Progress) -> tuple[TableName, ...]:
    """Tables and views of the schemas that are not the system's own, those of the account's own schema first.

    Raises:
        ExtractError: what the database refuses.
    """
    with Line(connection, secret, progress) as line:
        return line.do(_tables)


def _tables(connected: Connection) -> tuple[TableName, ...]:
    looking = inspect(connected)
    own = looking.default_schema_name or ""
    found = [TableName(schema, name) for schema in _schemas(looking, own) for name in _names(looking, schema)]
    return tuple(sorted(found, key=lambda table: (table.schema != own, table.schema, table.name)))


def _schemas(looking: Inspector, own: str) -> list[str]:
    schemas = [schema for schema in looking.get_schema_names() if schema.lower() not in _OF_THE_SYSTEM]
    return schemas or [own]


def _names(looking: Inspector, schema: str) -> set[str]:
    return {*looking.get_table_names(schema=schema or None), *looking.get_view_names(schema=schema or None)}
