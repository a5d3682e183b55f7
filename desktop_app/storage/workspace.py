"""The workspace folder: creating, opening and closing its store, and handing out transactions."""

from __future__ import annotations

from pathlib import Path

import duckdb

from desktop_app.domain.errors import UserFacingError, WorkspaceError
from desktop_app.domain.ports import Clock
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.storage import rekeying
from desktop_app.storage.backup_writing import FOLDER as BACKUPS
from desktop_app.storage.backup_writing import Source, write_backup
from desktop_app.storage.committing import Committing
from desktop_app.storage.content import identity
from desktop_app.storage.database import FILE_NAME, connect, disconnect
from desktop_app.storage.running import in_words, told
from desktop_app.storage.schema import VERSION, bring_up_to_date, version_of
from desktop_app.storage.staging import StagingFile
from desktop_app.storage.switch import finish
from desktop_app.storage.unit_of_work import DuckUnitOfWork


class DuckWorkspace:
    """Implements the `Workspace` port. One instance per process; every transaction gets a cursor of its own."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._staging: StagingFile | None = None
        self._committing: Committing | None = None
        self._key = b""

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def is_open(self) -> bool:
        return self._connection is not None

    @property
    def key(self) -> bytes:
        if self._connection is None:
            raise WorkspaceError("workspace.closed")
        return self._key

    @property
    def identity(self) -> str:
        """By what this workspace knows its own backups."""
        return identity(self.cursor())

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
        self.settle()
        if not self.exists():
            raise WorkspaceError("workspace.missing", folder=self._folder)
        self._connect(key)

    def settle(self) -> None:
        """Finish a restore that a crash broke off after its moment of decision; does nothing otherwise."""
        with told(self._folder):
            finish(self._folder, self._clock.now())

    def close(self) -> None:
        if self._connection is not None:
            with told(self._folder):
                disconnect(self._connection, sound=self._committing is not None and self._committing.is_sound)
        self._connection = self._staging = self._committing = None
        self._key = b""

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
        if self._staging is None or self._committing is None:
            raise WorkspaceError("workspace.closed")
        return DuckUnitOfWork(cursor, self._staging, self._clock, self._committing, self._explained)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to the open store; where the engine gave up on the store, it is opened anew first."""
        if self._connection is None:
            raise WorkspaceError("workspace.closed")
        if not self._is_sound():
            self._connect(self.key)  # what was committed is in the file
        return self._connection.cursor()

    def _is_sound(self) -> bool:
        """Whether the last commit succeeded and the engine has not given up on the store."""
        if self._connection is None or self._committing is None or not self._committing.is_sound:
            return False
        try:
            self._connection.cursor().execute("SELECT 1")
        except duckdb.FatalException:
            return False
        return True

    def _explained(self, error: BaseException) -> UserFacingError | None:
        """What happened inside a transaction, in words; None for a bug."""
        return in_words(error, self._folder)

    def _connect(self, key: bytes) -> None:
        self.close()
        with told(self._folder):
            connection = connect(self._folder, key)
            try:
                if 0 < version_of(connection) < VERSION:
                    self._keep_old(connection, key)
                bring_up_to_date(connection, FILE_NAME)
            except BaseException:
                connection.close()
                raise
        rekeying.forget(self._folder)
        self._connection, self._key = connection, key
        self._staging = StagingFile(connection, self._folder, key)
        self._committing = Committing()

    def _keep_old(self, connection: duckdb.DuckDBPyConnection, key: bytes) -> None:
        """A verified backup of a store of an earlier schema, before it is changed; without it nothing is changed."""
        source = Source(connection.cursor(), self._folder, key)
        write_backup(source, self._folder / BACKUPS, self._clock.now(), "upgrade", SILENT)
