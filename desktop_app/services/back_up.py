"""Backups: asked for, made by itself, listed, sent to a second folder, and how old the newest is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.backup import BackupAge
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import BackupError
from desktop_app.domain.ports import Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import BackupInfo, BackupMade
from desktop_app.services.safekeeping import SECOND_FOLDER, Safekeeping


@dataclass(frozen=True, slots=True)
class BackUp:
    keeping: Safekeeping

    def __call__(self, session: Session, folder: Path | None = None, progress: Progress = SILENT) -> BackupMade:
        """A verified backup now; a copy goes to `folder`, or to the second folder that is set.

        Where that copy fails the backup stands all the same and `remark` says why.

        Raises:
            BackupError, WorkspaceError: there is no backup.
        """
        session.require(Permission.BACK_UP)
        return self.keeping.make(session.user, "manual", progress, folder)


@dataclass(frozen=True, slots=True)
class BackUpIfChanged:
    keeping: Safekeeping

    def __call__(self, session: Session, why: str = "exit", progress: Progress = SILENT) -> BackupMade | None:
        """What the desktop calls when it closes; None where nothing was done since the last backup."""
        return self.keeping.make_if_changed(session.user, why, progress)


@dataclass(frozen=True, slots=True)
class ListBackups:
    keeping: Safekeeping

    def __call__(self, session: Session) -> tuple[BackupInfo, ...]:
        """This workspace's backups in both folders, newest first."""
        session.require(Permission.BACK_UP)
        return self.keeping.listed()


@dataclass(frozen=True, slots=True)
class SetBackupFolder:
    workspace: Workspace

    def __call__(self, session: Session, folder: Path | None) -> Changes:
        """Where a second copy of every backup goes; None for nowhere. A folder that is not there now is refused."""
        session.require(Permission.BACK_UP)
        if folder is not None and not folder.is_dir():
            raise BackupError("backup.no_second_folder", folder=folder)
        if folder is not None and folder.resolve().is_relative_to(self.workspace.folder.resolve()):
            raise BackupError("backup.same_place", folder=folder)
        with self.workspace.begin() as work:
            before = work.settings.get(SECOND_FOLDER)
            after = str(folder.resolve()) if folder else None
            work.settings.put(SECOND_FOLDER, after, session.user)
            return work.commit(AuditEntry(session.user, "backup.set_folder", after or "", {"before": before, "after": after}))


@dataclass(frozen=True, slots=True)
class ShowBackupAge:
    keeping: Safekeeping

    def __call__(self, _session: Session) -> BackupAge:
        """For the status bar."""
        return self.keeping.age()
