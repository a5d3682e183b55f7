"""The workspace folder: creating, opening and closing its store, and handing out transactions."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

import duckdb

from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.ports import Clock
from desktop_app.domain.progress import Progress
from desktop_app.storage import rekeying
from desktop_app.storage.database import FILE_NAME, connect
from desktop_app.storage.schema import bring_up_to_date
from desktop_app.storage.staging import StagingFile
from desktop_app.storage.unit_of_work import DuckUnitOfWork


class DuckWorkspace:
    """Implements the `Workspace` port. One instance per process; every transaction gets a cursor of its own."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._staging: StagingFile | None = None
        self._committing = Lock()
        self._key = b""

    @property
    def folder(self) -> Path:
        return self._folder

    def exists(self) -> bool:
        return (self._folder / FILE_NAME).exists()

    def create(self, key: bytes) -> None:
        if self.exists():
            raise WorkspaceError("workspace.exists", folder=self._folder)
        self._connect(key)

    def discard(self) -> None:
        self.close()
        try:
            for name in (FILE_NAME, f"{FILE_NAME}.wal"):
                (self._folder / name).unlink(missing_ok=True)
        except OSError as error:
            raise WorkspaceError("workspace.disk", folder=self._folder, reason=error.strerror or error) from error

    def open(self, key: bytes) -> None:
        if not self.exists():
            raise WorkspaceError("workspace.missing", folder=self._folder)
        self._connect(key)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = self._staging = None
        self._key = b""

    @property
    def key(self) -> bytes:
        if self._connection is None:
            raise WorkspaceError("workspace.closed")
        return self._key

    def rekey(self, new_key: bytes, progress: Progress) -> None:
        rekeying.copy_under(self.cursor(), self._folder, new_key, progress)
        old_key = self._key
        self.close()
        try:
            rekeying.switch(self._folder)
        except WorkspaceError:
            self._connect(old_key)
            raise
        self._connect(new_key)

    def begin(self) -> DuckUnitOfWork:
        cursor = self.cursor()
        if self._staging is None:
            raise WorkspaceError("workspace.closed")
        return DuckUnitOfWork(cursor, self._staging, self._clock, self._committing)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to the open store, for whoever runs read-only SQL (the indicator engine)."""
        if self._connection is None:
            raise WorkspaceError("workspace.closed")
        return self._connection.cursor()

    def _connect(self, key: bytes) -> None:
        self.close()
        connection = connect(self._folder, key)
        try:
            bring_up_to_date(connection, FILE_NAME)
        except WorkspaceError:
            connection.close()
            raise
        rekeying.forget(self._folder)
        self._connection, self._key = connection, key
        self._staging = StagingFile(connection, self._folder, key)
