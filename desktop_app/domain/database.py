"""Databases an office may pull extracts from: how they are reached (never the secret), and what is asked of them."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Protocol

PREVIEW_ROWS = 200
MOST_ROWS = 20_000_000
"""The cap on a pull where nobody sets a smaller one; the biggest county has some 18 million bills."""
_SHOWN_LETTERS = 80


class DatabaseKind(enum.Enum):
    """A family of databases that is spoken to in the same way; the value is kept in the workspace."""

    POSTGRESQL = "postgresql"
    KINGBASE = "kingbase"
    MYSQL = "mysql"
    ORACLE = "oracle"
    ODBC = "odbc"

    @property
    def words(self) -> str:
        """As people call it."""
        return _WORDS[self]

    @property
    def port(self) -> int | None:
        """The usual port; None where there is none to be given."""
        return _PORTS[self]

    @property
    def options(self) -> tuple[str, ...]:
        """Names of the options that may be set; any other could weaken what is promised of a connection."""
        return _OPTIONS[self]


_WORDS = {
    DatabaseKind.POSTGRESQL: "PostgreSQL",
    DatabaseKind.KINGBASE: "Kingbase",
    DatabaseKind.MYSQL: "MySQL / MariaDB / OceanBase",
    DatabaseKind.ORACLE: "Oracle",
    DatabaseKind.ODBC: "ODBC",
}
_PORTS = {
    DatabaseKind.POSTGRESQL: 5432,
    DatabaseKind.KINGBASE: 54321,
    DatabaseKind.MYSQL: 3306,
    DatabaseKind.ORACLE: 1521,
    DatabaseKind.ODBC: None,
}
_OPTIONS = {
    DatabaseKind.POSTGRESQL: ("ca",),
    DatabaseKind.KINGBASE: ("ca",),
    DatabaseKind.MYSQL: ("ca", "charset"),
    DatabaseKind.ORACLE: ("sid",),
    DatabaseKind.ODBC: (),
}


class Tls(enum.Enum):
    """How a connection is protected on its way."""

    OFF = "off"  # in clear
    ENCRYPT = "encrypt"  # encrypted or not at all; the server's identity is not checked
    VERIFY = "verify"  # encrypted, and the server's certificate must fit its name


@dataclass(frozen=True, slots=True)
class DatabaseConnection:
    """How one database is reached. `database` is the service name for Oracle and the data source (DSN) for ODBC.

    Every part but `name` may be shown; the secret is kept elsewhere and is never part of this.
    """

    name: str
    kind: DatabaseKind
    host: str
    port: int | None
    database: str
    user: str
    tls: Tls = Tls.OFF
    options: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> str:
        """Which database this is, in a line that can be the name of a file: no slash, no secret."""
        host = f"{self.host}:{self.port}" if self.host and self.port else self.host
        return " · ".join(part for part in (self.kind.words.replace(" / ", ","), host, self.database) if part)

    def option(self, name: str) -> str | None:
        return dict(self.options).get(name)


@dataclass(frozen=True, slots=True)
class SavedConnection:
    """A connection of the workspace; `keeps_secret`: whether this PC's keyring holds its secret."""

    connection: DatabaseConnection
    keeps_secret: bool


@dataclass(frozen=True, slots=True)
class TableName:
    """A table or view as the database names it; `schema` is empty where it has none."""

    schema: str
    name: str

    def __str__(self) -> str:
        return f"{self.schema}.{self.name}" if self.schema else self.name


@dataclass(frozen=True, slots=True)
class Pull:
    """A table, or a statement that only reads, of a saved connection, to be taken in like a file.

    `secret` is given where the keyring has none; it is kept nowhere.
    """

    connection: str
    wanted: TableName | str
    cap: int = MOST_ROWS
    secret: str | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """A short name, as a file has one."""
        return f"{self.connection} · {in_short(self.wanted)}"


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a table or statement as text; `more`: there are further ones."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: bool


class Secrets(Protocol):
    """Where this PC keeps the secrets of connections: the operating system's keyring."""

    def available(self) -> bool:
        """Whether this PC can keep a secret."""

    def get(self, name: str) -> str | None:
        """None where it was never kept, or the keyring cannot be asked."""

    def keep(self, name: str, secret: str) -> bool:
        """Whether the secret was kept."""

    def forget(self, name: str) -> None:
        """Take it away; without one nothing happens."""


class Connections(Protocol):
    """The saved connections of a workspace."""

    def all(self) -> tuple[DatabaseConnection, ...]:
        """By name."""

    def get(self, name: str) -> DatabaseConnection | None: ...

    def keep(self, connection: DatabaseConnection, user: str) -> None:
        """Write a connection, in place of the one of the same name."""

    def remove(self, name: str) -> None: ...


def in_short(wanted: TableName | str) -> str:
    """A table's name or the beginning of a statement, on one line and without a slash."""
    line = " ".join(str(wanted).split()).replace("/", "／").replace("\\", "＼")
    return line if len(line) <= _SHOWN_LETTERS else line[: _SHOWN_LETTERS - 1] + "…"
