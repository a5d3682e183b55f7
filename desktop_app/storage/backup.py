"""The `BackupStore` port over the workspace folder: local backups, a second folder, and the way back (docs/adr/0012)."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

from desktop_app.domain.backup import SUFFIX, Arrived, Examined, Manifest
from desktop_app.domain.errors import BackupError, UserFacingError, WorkspaceError
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Clock
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Role
from desktop_app.domain.safety import BackupInfo, StoreState
from desktop_app.storage import switch
from desktop_app.storage.audit_tables import GENESIS_SETTING
from desktop_app.storage.backup_writing import FOLDER, Source, examine, genuine_manifest, opened_copy, write_backup
from desktop_app.storage.container import DATABASE, SLOTS, check_whole, extract, is_genuine, read_manifest, sha256_of, sizes
from desktop_app.storage.content import contents, state_of, tables_of
from desktop_app.storage.database import attach_unlogged
from desktop_app.storage.durable import whole
from desktop_app.storage.running import told
from desktop_app.storage.schema import bring_up_to_date
from desktop_app.storage.tidying import in_use, tidy
from desktop_app.storage.workspace import DuckWorkspace

_TRAIL = "audit"


class DuckBackups:
    """Implements the `BackupStore` port."""

    def __init__(self, workspace: DuckWorkspace, clock: Clock) -> None:
        self._workspace = workspace
        self._clock = clock

    @property
    def folder(self) -> Path:
        return self._workspace.folder / FOLDER

    def write(self, why: str, progress: Progress) -> tuple[Path, Manifest]:
        source = Source(self._workspace.cursor(), self._workspace.folder, self._workspace.key)
        return write_backup(source, self.folder, self._clock.now(), why, progress)

    def copy_to(self, path: Path, folder: Path) -> Path:
        try:
            if not folder.is_dir():
                raise BackupError("backup.no_second_folder", folder=folder)
            target = folder / path.name
            with whole(target) as draft:
                shutil.copyfile(path, draft)
                if sha256_of(draft, SILENT) != sha256_of(path, SILENT):
                    raise BackupError("backup.damaged", file=target)
        except OSError as error:
            raise BackupError("backup.second_failed", folder=folder, reason=error.strerror or error) from error
        return target

    def listed(self, folder: Path) -> tuple[BackupInfo, ...]:
        try:
            found = [info for path in folder.glob(f"*{SUFFIX}") if (info := self._info(path))]
        except OSError:
            return ()
        return tuple(sorted(found, key=lambda info: (info.made_at, _written(info.path)), reverse=True))

    def files(self) -> tuple[Path, ...]:
        said = []
        for path in self.folder.glob(f"*{SUFFIX}"):
            with suppress(UserFacingError):
                said.append((read_manifest(path)[0].made_at, _written(path), path))
        return tuple(path for *_when, path in sorted(said, reverse=True))

    def fits(self, path: Path, key: bytes | None = None) -> bool:
        return is_genuine(*read_manifest(path), key or self._workspace.key)

    def examine(self, path: Path, key: bytes | None = None, progress: Progress = SILENT) -> Examined:
        return examine(path, self._workspace.folder, key or self._workspace.key, progress)

    def present(self, progress: Progress) -> StoreState:
        cursor = self._workspace.cursor()
        with told(self._workspace.folder):
            return state_of(cursor, contents(cursor, progress).rows)

    def remove(self, path: Path) -> None:
        with told(path.parent):
            path.unlink(missing_ok=True)

    def slots_to(self, path: Path, folder: Path) -> None:
        manifest = read_manifest(path)[0]
        if SLOTS not in manifest.members:
            raise BackupError("backup.no_slots", file=path)
        with told(folder):
            folder.mkdir(parents=True, exist_ok=True)
            extract(path, SLOTS, folder / SLOTS, manifest, SILENT)

    def arrive(self, path: Path, key: bytes | None, progress: Progress) -> Arrived:
        key = key or self._workspace.key
        check_whole(path, progress)
        manifest = genuine_manifest(path, key)
        with told(self._workspace.folder):
            room = switch.room_for_arrival(self._workspace.folder)
            self.slots_to(path, room)
            extract(path, DATABASE, room / DATABASE, manifest, progress)
            with opened_copy(room, key, path) as connection:
                held = contents(connection, progress)
                if (dict(held.rows), held.sha256) != (dict(manifest.rows), manifest.content_sha256):
                    raise BackupError("backup.differs", file=path)
                bring_up_to_date(connection, path.name)
                return Arrived(manifest, state_of(connection, contents(connection, progress).rows), _roles(connection))

    def carry_trail(self, key: bytes | None = None) -> bool:
        cursor = self._workspace.cursor()
        path = self._workspace.folder / switch.ARRIVING / DATABASE
        with told(self._workspace.folder):
            attach_unlogged(cursor, path, "arriving", key or self._workspace.key)
            try:
                carried = _carried(cursor)
                cursor.execute("CHECKPOINT arriving")
                return carried
            finally:
                cursor.execute("DETACH DATABASE IF EXISTS arriving")

    def replace(self, key: bytes | None = None) -> Path:
        workspace = self._workspace
        before = workspace.key if workspace.is_open else None
        workspace.close()
        with told(workspace.folder):
            replaced = switch.switch(workspace.folder, self._clock.now())
        opening = key or before
        assert opening is not None
        try:
            workspace.open(opening)
        except WorkspaceError:
            with told(workspace.folder):
                switch.take_back(workspace.folder, replaced, self._clock.now())
            if before is not None:
                workspace.open(before)
            raise
        return replaced

    def forget_arriving(self) -> None:
        switch.forget_arriving(self._workspace.folder)

    def drop_replaced(self, aside: Path) -> None:
        shutil.rmtree(aside, ignore_errors=True)

    def in_use(self) -> bool:
        return in_use(self._workspace.folder)

    def repair(self) -> tuple[Message, ...]:
        with told(self._workspace.folder):
            return tidy(self._workspace.folder, self._clock.now())

    def _info(self, path: Path) -> BackupInfo | None:
        """None for what is no backup of this workspace, whoever's it is."""
        try:
            manifest, mac = read_manifest(path)
            complete = sizes(path).keys() >= manifest.members.keys()
            size = path.stat().st_size
        except (UserFacingError, OSError):
            return None
        if manifest.workspace != self._workspace.identity:
            return None
        return BackupInfo(path, manifest.made_at, manifest.why, size, complete and is_genuine(manifest, mac, self._workspace.key))


def _written(path: Path) -> int:
    """Tells two backups of the same second apart."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _roles(cursor: duckdb.DuckDBPyConnection) -> dict[str, Role]:
    rows = cursor.execute("SELECT user_name, role FROM ws.account WHERE NOT disabled").fetchall()
    return {str(user): Role(role) for user, role in rows}


def _carried(cursor: duckdb.DuckDBPyConnection) -> bool:
    """All of the present trail with the keys of its seal, in one transaction on the arriving store."""
    theirs, ours = (cursor.execute(f"SELECT unit, created_at FROM {name}.workspace").fetchone() for name in ("arriving", "ws"))
    if theirs != ours:
        return False
    cursor.begin()
    for table in (name for name in tables_of(cursor) if name == _TRAIL or name.startswith(f"{_TRAIL}_")):
        cursor.execute(f"DELETE FROM arriving.{table}")
        cursor.execute(f"INSERT INTO arriving.{table} BY NAME SELECT * FROM ws.{table}")
    cursor.execute("DELETE FROM arriving.setting WHERE name = ?", [GENESIS_SETTING])  # where a pruned trail begins
    cursor.execute("INSERT INTO arriving.setting BY NAME SELECT * FROM ws.setting WHERE name = ?", [GENESIS_SETTING])
    cursor.commit()
    return True
