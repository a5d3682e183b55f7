"""Writing a backup of an open store, and reading one at a temporary place to see that it holds what it says (docs/adr/0012)."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from desktop_app import __version__
from desktop_app.domain.backup import SUFFIX, Examined, Manifest
from desktop_app.domain.errors import BackupError, WorkspaceError
from desktop_app.domain.message import Message
from desktop_app.domain.progress import Progress
from desktop_app.storage.container import (
    DATABASE,
    SLOTS,
    check_whole,
    extract,
    is_genuine,
    pack,
    read_manifest,
    sha256_of,
)
from desktop_app.storage.content import Contents, contents, identity, state_of
from desktop_app.storage.database import SCRATCH, attach_unlogged, connect
from desktop_app.storage.durable import whole
from desktop_app.storage.running import run, told
from desktop_app.storage.schema import VERSION, version_of

FOLDER = "backups"
_TRIES = 3
_STAGES = 3


@dataclass(frozen=True, slots=True)
class Source:
    """The open store that is backed up: a cursor of its own, the workspace folder and the data key."""

    cursor: duckdb.DuckDBPyConnection
    folder: Path
    key: bytes


def write_backup(source: Source, folder: Path, at: dt.datetime, why: str, progress: Progress) -> tuple[Path, Manifest]:
    """A verified backup in `folder`; before it is verified it does not bear the name of one.

    Raises:
        BackupError: what was written is not what was read.
        WorkspaceError: the disk is full, failing or read-only.
    """
    with told(source.folder), _room(source.folder, "backup") as room:
        progress.stage(Message.of("backup.stage.copy"), 1, _STAGES)
        copy = room / DATABASE
        held = _copied(source, copy, progress)
        slots = source.folder / SLOTS
        members = {DATABASE: sha256_of(copy, progress)} | ({SLOTS: sha256_of(slots, progress)} if slots.exists() else {})
        manifest = _manifest(source, at, why, held, members)
        folder.mkdir(parents=True, exist_ok=True)
        path = _free_name(folder, at)
        with whole(path) as draft:
            progress.stage(Message.of("backup.stage.write"), 2, _STAGES)
            pack(draft, manifest, source.key, {DATABASE: copy} | ({SLOTS: slots} if SLOTS in members else {}), progress)
            copy.unlink()
            progress.stage(Message.of("backup.stage.verify"), 3, _STAGES)
            examine(draft, source.folder, source.key, progress)
        return path, manifest


def examine(path: Path, workspace: Path, key: bytes, progress: Progress) -> Examined:
    """Every byte, then every row: opened in the workspace's scratch folder, counted and hashed anew.

    Raises:
        BackupError: damaged, made under another key, or of a newer program.
    """
    check_whole(path, progress)
    manifest = genuine_manifest(path, key)
    with told(workspace), _room(workspace, "examined") as room:
        extract(path, DATABASE, room / DATABASE, manifest, progress)
        with opened_copy(room, key, path) as connection:
            held = contents(connection, progress)
            if (dict(held.rows), held.sha256) != (dict(manifest.rows), manifest.content_sha256):
                raise BackupError("backup.differs", file=path)
            return Examined(manifest, state_of(connection, held.rows))


def genuine_manifest(path: Path, key: bytes) -> Manifest:
    """Raises `BackupError` where it was made under another key or by a newer program."""
    manifest, mac = read_manifest(path)
    if manifest.schema > VERSION:
        raise BackupError("backup.newer", file=path)
    if not is_genuine(manifest, mac, key):
        raise BackupError("backup.other_key", file=path)
    return manifest


@contextmanager
def opened_copy(room: Path, key: bytes, path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database laid out in `room` in an engine of its own, so that its faults are not the open store's."""
    try:
        connection = connect(room, key)
    except WorkspaceError as error:
        if error.message.key != "workspace.damaged":
            raise  # a full disk is not the backup's fault
        raise BackupError("backup.damaged", file=path) from error
    try:
        yield connection
    finally:
        connection.close()


def _copied(source: Source, copy: Path, progress: Progress) -> Contents:
    """The store as one consistent copy, and what it holds.

    DuckDB cannot copy inside a transaction we hold, so the rows are read before and after; where somebody wrote between, again.
    """
    held = contents(source.cursor, progress)
    for _attempt in range(_TRIES):
        copy.unlink(missing_ok=True)
        _copy(source, copy, progress)
        again = contents(source.cursor, progress)
        if again == held:
            return held
        held = again
    raise BackupError("backup.restless")


def _copy(source: Source, copy: Path, progress: Progress) -> None:
    attach_unlogged(source.cursor, copy, "copying", source.key)
    try:
        run(source.cursor, "COPY FROM DATABASE ws TO copying", progress)
        source.cursor.execute("CHECKPOINT copying")
    finally:
        source.cursor.execute("DETACH DATABASE IF EXISTS copying")


def _manifest(source: Source, at: dt.datetime, why: str, held: Contents, members: dict[str, str]) -> Manifest:
    state = state_of(source.cursor, held.rows)
    return Manifest(
        workspace=identity(source.cursor),
        made_at=at,
        why=why,
        version=__version__,
        schema=version_of(source.cursor),
        rows=held.rows,
        users=len(state.users),
        last_month=str(state.last_month) if state.last_month else None,
        content_sha256=held.sha256,
        members=members,
    )


def _free_name(folder: Path, at: dt.datetime) -> Path:
    stem = f"powerdesk-{at:%Y%m%d-%H%M%S}"
    path, number = folder / f"{stem}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{SUFFIX}"
    return path


@contextmanager
def _room(workspace: Path, name: str) -> Iterator[Path]:
    """A folder in scratch for the time being."""
    room = workspace / SCRATCH / name
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(parents=True)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)
