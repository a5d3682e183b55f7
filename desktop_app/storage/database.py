"""One encrypted DuckDB file, opened in the only order that keeps it closed to everything else (ADR 0002)."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

from desktop_app.domain.errors import UserFacingError, WorkspaceError
from desktop_app.storage.extension import trusted_extension
from desktop_app.storage.running import in_words

FILE_NAME = "ledger.duckdb"
SCRATCH = "scratch"


def connect(folder: Path, key: bytes) -> duckdb.DuckDBPyConnection:
    """A connection with the store attached as `ws`, cut off from every path but the workspace folder.

    The extension brings OpenSSL, without which encrypted files cannot be written; it is loaded from its wheel, offline.
    Temporary files are encrypted too. Afterwards no setting can be changed any more.

    Raises:
        WorkspaceError: the file is damaged, opened with another key, or in use.
    """
    scratch = folder / SCRATCH
    scratch.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(":memory:")
    try:
        connection.execute(f"LOAD {quoted(str(trusted_extension()))}")
        connection.execute(f"SET temp_directory = {quoted(str(scratch))}")
        connection.execute("SET temp_file_encryption = true")
        connection.execute(f"ATTACH {quoted(str(folder / FILE_NAME))} AS ws (ENCRYPTION_KEY {quoted(key.hex())})")
        _clear(scratch)  # what a crash left behind; only now, when it is certain that no other program works with it
        _lock(connection, folder)
    except duckdb.Error as error:
        connection.close()
        raise _explained(error, folder) from error
    return connection


def disconnect(connection: duckdb.DuckDBPyConnection, *, sound: bool = True) -> None:
    """Close; what stands in the journal is written to the file first where that can be, and never from an engine whose picture in
    memory is not `sound`."""
    if sound:
        with suppress(duckdb.Error):
            connection.execute("CHECKPOINT ws")
    connection.close()


def attach_scratch(connection: duckdb.DuckDBPyConnection, folder: Path, key: bytes, name: str) -> None:
    """Attach a fresh encrypted file of the scratch folder under `name`; one attached before under it is dropped."""
    path = folder / SCRATCH / f"{name}.duckdb"
    connection.execute(f"DETACH DATABASE IF EXISTS {name}")
    path.unlink(missing_ok=True)
    attach_unlogged(connection, path, name, key)


def attach_unlogged(connection: duckdb.DuckDBPyConnection, path: Path, name: str, key: bytes) -> None:
    """Attach a file that is thrown away unless it is finished: without a journal there is nothing to take back when the disk
    fails, which the engine answers by ending the process."""
    options = f"ENCRYPTION_KEY {quoted(key.hex())}, RECOVERY_MODE 'no_wal_writes'"
    connection.execute(f"ATTACH {quoted(str(path))} AS {name} ({options})")


def quoted(text: str) -> str:
    """A string literal; settings and ATTACH take no parameters."""
    return "'" + text.replace("'", "''") + "'"


def _clear(scratch: Path) -> None:
    for path in scratch.iterdir():
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _lock(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    connection.execute("PRAGMA disable_checkpoint_on_shutdown")  # detaching would write out what is thrown away
    connection.execute("SET preserve_insertion_order = true")
    connection.execute("SET memory_limit = '750MiB'")
    connection.execute("SET TimeZone = 'UTC'")  # the ledger holds local wall time without a zone; nothing may shift it
    connection.execute(f"SET allowed_directories = [{quoted(str(folder))}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _explained(error: duckdb.Error, folder: Path) -> UserFacingError:
    words = str(error).lower()
    if "set lock" in words or "conflicting lock" in words or "being used by another process" in words:
        return WorkspaceError("workspace.in_use")
    return in_words(error, folder) or WorkspaceError("workspace.damaged", file=folder / FILE_NAME)
