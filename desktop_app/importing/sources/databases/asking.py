"""The way into this package: nothing of a driver is loaded before a database is asked for the first time."""

# ruff: noqa: PLC0415 - half a second on an old PC that no start should wait for

from __future__ import annotations

from desktop_app.domain.database import PREVIEW_ROWS, DatabaseConnection, Preview, TableName
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.pulled import PulledExtract


def version_of(connection: DatabaseConnection, secret: str | None, progress: Progress) -> str:
    """The version of the server, after it answered. Raises `ExtractError` for what it refuses, as all here."""
    from desktop_app.importing.sources.databases.looking import answers

    return answers(connection, secret, progress)


def tables_of(connection: DatabaseConnection, secret: str | None, progress: Progress) -> tuple[TableName, ...]:
    """Tables and views that may be pulled."""
    from desktop_app.importing.sources.databases.looking import tables

    return tables(connection, secret, progress)


def preview_of(connection: DatabaseConnection, secret: str | None, wanted: TableName | str, progress: Progress) -> Preview:
    """The first rows."""
    from desktop_app.importing.sources.databases.pulling import DatabaseExtract, preview

    return preview(DatabaseExtract(connection, secret, wanted, PREVIEW_ROWS), progress)


def extract_of(connection: DatabaseConnection, secret: str | None, wanted: TableName | str, cap: int) -> PulledExtract:
    """What is wanted, ready to be read like a file."""
    from desktop_app.importing.sources.databases.pulling import DatabaseExtract

    return DatabaseExtract(connection, secret, wanted, cap)
