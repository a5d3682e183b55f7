"""The store under another key: a verified copy, then one renaming (docs/adr/0011)."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import duckdb

from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.message import Message
from desktop_app.domain.progress import Progress
from desktop_app.storage.database import FILE_NAME, quoted
from desktop_app.storage.running import run

NEXT = "ledger.next.duckdb"


def copy_under(cursor: duckdb.DuckDBPyConnection, folder: Path, key: bytes, progress: Progress) -> None:
    """A copy of the open store beside it, under another key; on whatever goes wrong the copy is thrown away.

    Raises:
        WorkspaceError: the copy does not hold what the store holds, or could not be written.
    """
    forget(folder)
    try:
        progress.stage(Message.of("rotate.stage.copy"), 1, 2)
        cursor.execute(f"ATTACH {quoted(str(folder / NEXT))} AS next (ENCRYPTION_KEY {quoted(key.hex())})")
        run(cursor, "COPY FROM DATABASE ws TO next", progress)
        progress.stage(Message.of("rotate.stage.verify"), 2, 2)
        _verify(cursor, progress)
        cursor.execute("CHECKPOINT next")
        cursor.execute("DETACH next")
    except BaseException as error:
        with contextlib.suppress(duckdb.Error):
            cursor.execute("DETACH DATABASE IF EXISTS next")
        forget(folder)
        if isinstance(error, duckdb.Error):
            raise WorkspaceError("workspace.disk", folder=folder, reason=str(error).splitlines()[0]) from error
        raise


def switch(folder: Path) -> None:
    """Put the copy in the store's place, both being closed: before this call one key opens the store, after it the other.

    Raises:
        WorkspaceError: the disk refuses; the store is as it was.
    """
    try:
        _sync(folder / NEXT)
        (folder / NEXT).replace(folder / FILE_NAME)
        _sync(folder)
    except OSError as error:
        raise WorkspaceError("workspace.disk", folder=folder, reason=error.strerror or error) from error


def forget(folder: Path) -> None:
    """Remove a copy that did not come into force."""
    for name in (NEXT, f"{NEXT}.wal"):
        with contextlib.suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def _verify(cursor: duckdb.DuckDBPyConnection, progress: Progress) -> None:
    """Every table has the same rows in both: counted, and their hashes summed."""
    for name in _tables(cursor, "ws"):
        progress.check()
        before, after = (_content(cursor, database, name) for database in ("ws", "next"))
        if before != after:
            raise WorkspaceError("rotate.copy_differs", table=name)
    if _tables(cursor, "ws") != _tables(cursor, "next"):
        raise WorkspaceError("rotate.copy_differs", table="*")


def _tables(cursor: duckdb.DuckDBPyConnection, database: str) -> list[str]:
    found = cursor.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = ? ORDER BY 1", [database]).fetchall()
    return [str(row[0]) for row in found]


def _content(cursor: duckdb.DuckDBPyConnection, database: str, table: str) -> tuple[object, ...]:
    return cursor.execute(f"SELECT count(*), sum(hash(t)) FROM {database}.{table} t").fetchall()[0]


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
