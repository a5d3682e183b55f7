"""From a saved connection to an engine whose sessions can only read, and how a statement under way is broken off."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import Any

from psycopg.types.string import TextLoader
from sqlalchemy import URL, CursorResult, Engine, create_engine
from sqlalchemy.engine import Connection
from sqlalchemy.pool import NullPool

from desktop_app.domain.database import DatabaseConnection, DatabaseKind, Tls
from desktop_app.importing.sources.databases import dialects

CONNECT_SECONDS = 10
_POSTGRESQL = (DatabaseKind.POSTGRESQL, DatabaseKind.KINGBASE)
_DRIVERS = {
    DatabaseKind.POSTGRESQL: "postgresql+psycopg",
    DatabaseKind.KINGBASE: "kingbase+psycopg",
    DatabaseKind.MYSQL: "mysql+pymysql",
    DatabaseKind.ORACLE: "oracle+oracledb",
    DatabaseKind.ODBC: "odbc+pyodbc",
}
_WRITTEN_OUT = ("numeric", "date", "timestamp", "int2", "int4", "int8", "float4", "float8")
_SSL_MODES = {Tls.OFF: "disable", Tls.ENCRYPT: "require", Tls.VERIFY: "verify-full"}


def engine_of(connection: DatabaseConnection, secret: str | None) -> Engine:
    """An engine that opens one connection when asked and keeps none.

    Raises:
        ImportError: the driver, or a library of the system it stands on, is not there.
    """
    dialects.register()
    return create_engine(
        _url(connection, secret),
        poolclass=NullPool,
        connect_args=_arguments(connection, secret),
        hide_parameters=True,
        echo=False,
    )


def begin_reading(connected: Connection, kind: DatabaseKind) -> None:
    """The session's transaction can only read: the server itself refuses everything else."""
    if kind in _POSTGRESQL:
        connected.execution_options(postgresql_readonly=True)
    elif kind is DatabaseKind.MYSQL:
        connected.exec_driver_sql("SET SESSION TRANSACTION READ ONLY")
        connected.rollback()  # it holds from the next transaction on
    elif kind is DatabaseKind.ORACLE:
        connected.exec_driver_sql("SET TRANSACTION READ ONLY")


def read_as_text(connected: Connection, kind: DatabaseKind) -> None:
    """Numbers and days of the coming answer as the server itself writes them: exact, and at a third of the cost of making values
    and turning them into text again. A driver that cannot leaves the values to `rendering`."""
    raw: Any = connected.connection.dbapi_connection
    if kind in _POSTGRESQL:
        connected.exec_driver_sql("SET LOCAL datestyle = 'ISO, YMD'")
        connected.exec_driver_sql("SET LOCAL extra_float_digits = 3")
        for name in _WRITTEN_OUT:
            raw.adapters.register_loader(name, TextLoader)
    elif kind is DatabaseKind.MYSQL:
        raw.decoders = {}


def breaker(connected: Connection, kind: DatabaseKind) -> Callable[[], None]:
    """A function for another thread that breaks off what the connection is doing, by the driver's own means."""
    raw: Any = connected.connection.dbapi_connection
    if kind in _POSTGRESQL:
        return lambda: raw.cancel_safe(timeout=CONNECT_SECONDS)
    if kind is DatabaseKind.MYSQL:
        return lambda: _kill(connected.engine, raw.thread_id())
    if kind is DatabaseKind.ORACLE:
        cancel: Callable[[], None] = raw.cancel
        return cancel
    return lambda: None  # an ODBC statement is left to end by itself; nobody waits for it


def close_at_once(connected: Connection, kind: DatabaseKind, answers: Iterable[CursorResult[Any]]) -> None:
    """Close without reading what was not fetched: MySQL's driver would fetch every row that is left."""
    if kind is DatabaseKind.MYSQL:
        _leave_unread(connected.connection.dbapi_connection)
        connected.invalidate()
    else:
        for answer in answers:
            answer.close()
    connected.close()


def _leave_unread(raw: Any) -> None:
    """The driver has no public way to do this; its cursors would otherwise read on from a closed socket."""
    if raw._result is not None:  # noqa: SLF001
        raw._result.unbuffered_active = False  # noqa: SLF001
    raw._force_close()  # noqa: SLF001


def _kill(engine: Engine, thread: int) -> None:
    with closing(engine.raw_connection()) as other, closing(other.cursor()) as cursor:
        cursor.execute(f"KILL QUERY {int(thread)}")


def _url(connection: DatabaseConnection, secret: str | None) -> URL:
    """For Oracle everything goes into the arguments: an address made of a URL would be in clear, whatever is asked for."""
    driver, user = _DRIVERS[connection.kind], connection.user or None
    match connection.kind:
        case DatabaseKind.ORACLE:
            return URL.create(driver)
        case DatabaseKind.ODBC:
            return URL.create(driver, username=user, password=secret, host=connection.database)
        case _:
            return URL.create(driver, user, secret, connection.host, connection.port, connection.database)


def _arguments(connection: DatabaseConnection, secret: str | None) -> dict[str, Any]:
    authority = connection.option("ca")
    match connection.kind:
        case DatabaseKind.POSTGRESQL | DatabaseKind.KINGBASE:
            checked = {"sslrootcert": authority or "system"} if connection.tls is Tls.VERIFY else {}
            return {"connect_timeout": CONNECT_SECONDS, "sslmode": _SSL_MODES[connection.tls], **checked}
        case DatabaseKind.MYSQL:
            charset = connection.option("charset") or "utf8mb4"
            # as bytes: the driver would write a text in Latin-1, where a Chinese password has no letters
            password = {"password": secret.encode()} if secret is not None else {}
            common = {"connect_timeout": CONNECT_SECONDS, "charset": charset, "local_infile": False}
            return {**common, **password, **_mysql_tls(connection)}
        case DatabaseKind.ORACLE:
            return _oracle_arguments(connection, secret)
        case DatabaseKind.ODBC:
            return {"timeout": CONNECT_SECONDS, "readonly": True}


def _oracle_arguments(connection: DatabaseConnection, secret: str | None) -> dict[str, Any]:
    sid = connection.option("sid")
    asked_for = {"sid": sid} if sid is not None else {"service_name": connection.database}
    address = {"host": connection.host, "port": connection.port, "tcp_connect_timeout": CONNECT_SECONDS, **asked_for}
    protected = {"protocol": "tcps", "ssl_server_dn_match": connection.tls is Tls.VERIFY}
    return {"user": connection.user, "password": secret, **address, **(protected if connection.tls is not Tls.OFF else {})}


def _mysql_tls(connection: DatabaseConnection) -> dict[str, Any]:
    if connection.tls is Tls.OFF:
        return {"ssl_disabled": True}
    context = ssl.create_default_context(cafile=connection.option("ca"))
    if connection.tls is Tls.ENCRYPT:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return {"ssl": context}
