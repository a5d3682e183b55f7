"""One encrypted DuckDB file, opened in the only order that keeps it closed to everything else (ADR 0002)."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from desktop_app.domain.errors import WorkspaceError
from desktop_app.storage.extension import trusted_extension

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
    shutil.rmtree(scratch, ignore_errors=True)  # what a crash left behind; encrypted with a key that died with it
    scratch.mkdir(parents=True)
    connection = duckdb.connect(":memory:")
    try:
        connection.execute(f"LOAD {quoted(str(trusted_extension()))}")
        connection.execute(f"ATTACH {quoted(str(folder / FILE_NAME))} AS ws (ENCRYPTION_KEY {quoted(key.hex())})")
        _lock(connection, folder)
    except duckdb.Error as error:
        connection.close()
        raise _explained(error, folder) from error
    return connection


def attach_scratch(connection: duckdb.DuckDBPyConnection, folder: Path, key: bytes, name: str) -> None:
    """Attach a fresh encrypted file of the scratch folder under `name`; one attached before under it is dropped."""
    path = folder / SCRATCH / f"{name}.duckdb"
    connection.execute(f"DETACH DATABASE IF EXISTS {name}")
    path.unlink(missing_ok=True)
    Path(f"{path}.wal").unlink(missing_ok=True)
    connection.execute(f"ATTACH {quoted(str(path))} AS {name} (ENCRYPTION_KEY {quoted(key.hex())})")


def quoted(text: str) -> str:
    """A string literal; settings and ATTACH take no parameters."""
    return "'" + text.replace("'", "''") + "'"


def _lock(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    connection.execute(f"SET temp_directory = {quoted(str(folder / SCRATCH))}")
    connection.execute("SET temp_file_encryption = true")
    connection.execute("SET preserve_insertion_order = true")
    connection.execute("SET TimeZone = 'UTC'")  # the ledger holds local wall time without a zone; nothing may shift it
    connection.execute(f"SET allowed_directories = [{quoted(str(folder))}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _explained(error: duckdb.Error, folder: Path) -> WorkspaceError:
    text = str(error)
    if "lock" in text.lower():
        return WorkspaceError("workspace.in_use")
    if isinstance(error, duckdb.IOException) and ("No space" in text or "Permission denied" in text or "Read-only" in text):
        return WorkspaceError("workspace.disk", folder=folder, reason=text.splitlines()[0])
    return WorkspaceError("workspace.damaged", file=folder / FILE_NAME)
