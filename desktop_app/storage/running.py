"""Running one SQL statement that a person may want to stop, and what the engine's and the disk's refusals mean to that person."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from desktop_app.domain.errors import Cancelled, UserFacingError, WorkspaceError
from desktop_app.domain.progress import Progress

_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EACCES, errno.EPERM, errno.EROFS, errno.EMFILE, errno.ENODEV}
_DISK_WORDS = (
    "no space", "disk full", "could not write", "could not read", "could not fsync", "fsync failed", "could not sync",
    "could not truncate", "cannot open file", "could not open", "permission denied", "read-only", "input/output error",
    "could not move", "could not remove", "could not create", "failed to create directory", "failed to delete",
    "failed to write", "file size", "failed to offload",
)  # fmt: skip
_CUT_SHORT = "could not read enough bytes"
_DAMAGE_WORDS = (
    "corrupt", "checksum", "decrypt", "encryption key", "not a valid duckdb", "authentication", "serialization",
    "deserialize", "aes tag",
)  # fmt: skip


def run(cursor: duckdb.DuckDBPyConnection, sql: str, progress: Progress, values: Sequence[object] = ()) -> None:
    """Execute; cancelling interrupts the engine and comes out as `Cancelled`."""
    progress.check()
    try:
        with progress.interrupting(cursor.interrupt):
            cursor.execute(sql, list(values))
    except duckdb.InterruptException as error:
        raise Cancelled from error
    progress.check()


def in_words(error: BaseException, folder: Path) -> UserFacingError | None:
    """The sentence for a full or failing disk, missing memory or a damaged file; None for a bug.

    `folder` is the workspace the error happened in.
    """
    if isinstance(error, duckdb.Error):
        return _of_engine(error, folder)
    if isinstance(error, OSError) and error.errno in _DISK:
        return WorkspaceError("workspace.disk", folder=folder, reason=error.strerror or str(error))
    if isinstance(error, MemoryError):
        return WorkspaceError("workspace.memory")
    return None


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Inside, errors of the engine and the disk come out as sentences."""
    try:
        yield
    except (duckdb.Error, OSError, MemoryError) as error:
        sentence = in_words(error, folder)
        if sentence is None:
            raise
        raise sentence from error


def is_fatal(error: BaseException | None) -> bool:
    """Whether the engine has given up on this connection: what it holds must be opened anew."""
    return isinstance(error, duckdb.FatalException) or (isinstance(error, duckdb.Error) and "invalidated" in str(error))


def _of_engine(error: duckdb.Error, folder: Path) -> UserFacingError | None:
    said = str(error)
    words = said.lower()
    if _CUT_SHORT in words:  # before the disk: nothing is wrong with it, the file ends too early
        return WorkspaceError("workspace.damaged", file=folder)
    first = said.splitlines()[0] if said else type(error).__name__
    if any(word in words for word in _DISK_WORDS):  # before memory: spilling to a full disk is told as the disk's fault
        return WorkspaceError("workspace.disk", folder=folder, reason=first)
    if isinstance(error, duckdb.OutOfMemoryException):
        return WorkspaceError("workspace.memory")
    if isinstance(error, duckdb.SerializationException) or any(word in words for word in _DAMAGE_WORDS):
        return WorkspaceError("workspace.damaged", file=folder)
    if is_fatal(error):
        return WorkspaceError("workspace.interrupted", reason=first)
    if isinstance(error, duckdb.IOException):
        return WorkspaceError("workspace.disk", folder=folder, reason=first)
    return None
