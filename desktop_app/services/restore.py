"""Putting a backup in place of the present store: seen first, confirmed by a second person, undone by the copy made before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.backup import Arrived, BackupStore
from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.errors import BackupError, UserFacingError, WorkspaceError
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import Restored, RestorePreview, StoreState
from desktop_app.services.approvals import Approvals
from desktop_app.services.backup_keys import BackupKeys
from desktop_app.services.safekeeping import Safekeeping

_STAGES = 3
ACTION = "backup.restore"


@dataclass(frozen=True, slots=True)
class PreviewRestore:
    backups: BackupStore
    keys: BackupKeys

    def __call__(
        self, session: Session, path: Path, progress: Progress = SILENT, opened_by: SecondPerson | None = None
    ) -> RestorePreview:
        """What is there now, what would be there; the backup is read whole and verified on the way.

        `opened_by`: somebody who had a password when it was made, for a backup from before the key was replaced.

        Raises:
            BackupError: damaged, of another workspace or key, or of a newer program.
        """
        session.require(Permission.RESTORE)
        key = key_of(self.backups, self.keys, path, opened_by)
        progress.stage(Message.of("restore.stage.look"), 1, 1)
        found = self.backups.examine(path, key, progress)
        return RestorePreview(path, found.manifest.made_at, True, self._now(progress), found.state)

    def _now(self, progress: Progress) -> StoreState | None:
        try:
            return self.backups.present(progress)
        except WorkspaceError:
            return None


@dataclass(frozen=True, slots=True)
class Restore:
    workspace: Workspace
    backups: BackupStore
    keeping: Safekeeping
    approvals: Approvals
    keys: BackupKeys

    def __call__(
        self,
        session: Session,
        path: Path,
        second: SecondPerson,
        progress: Progress = SILENT,
        opened_by: SecondPerson | None = None,
    ) -> Restored:
        """Replace database and key slots together by those of the backup; the passwords are those of that day again.

        The audit trail is not turned back: what was recorded since goes along. Cancelled or failed, all is as before.
        `opened_by`: as for the preview; the second person where nobody else is named.

        Raises:
            AccessDenied: no second person; BackupError: the backup does not verify; WorkspaceError: disk.
        """
        session.require(Permission.RESTORE)
        approver = self.approvals.confirm(session, second, ACTION)
        try:
            return self._restored(session, path, opened_by or second, approver, progress)
        except UserFacingError as error:
            self.keeping.failed(session.user, ACTION, path.name, error)
            raise
        finally:
            self.backups.forget_arriving()

    def _restored(self, session: Session, path: Path, opener: SecondPerson, approver: str, progress: Progress) -> Restored:
        key = key_of(self.backups, self.keys, path, opener)
        safety = self.keeping.make(session.user, "restore", progress).path
        progress.stage(Message.of("restore.stage.prepare"), 1, _STAGES)
        arrived = self.backups.arrive(path, key, progress)
        progress.stage(Message.of("restore.stage.switch"), 2, _STAGES)
        progress.check()  # the last moment to change one's mind
        facts = {"made_at": arrived.manifest.made_at, "approver": approver, "safety_copy": safety.name}
        with self.workspace.begin() as work:
            work.commit(AuditEntry(session.user, "backup.restore_begin", path.name, facts))
        carried = self.backups.carry_trail(key)
        replaced = self.backups.replace(key)
        progress.stage(Message.of("restore.stage.count"), 3, _STAGES)
        rows = _counted(self.backups, arrived)
        with self.workspace.begin() as work:
            work.commit(AuditEntry(session.user, ACTION, path.name, facts | {"rows": dict(rows), "trail_carried": carried}))
        self.backups.drop_replaced(replaced)  # a verified copy of them was made above
        return Restored(arrived.manifest.made_at, rows, safety, Changes(frozenset(Topic)))


def key_of(backups: BackupStore, keys: BackupKeys, path: Path, person: SecondPerson | None) -> bytes | None:
    """None where the present key fits, else that of the backup's own slots if the person's password opens one."""
    if backups.fits(path):
        return None
    if person is None:
        raise BackupError("backup.other_key", file=path)
    return keys.unlock(path, person.user, person.password)


def _counted(backups: BackupStore, arrived: Arrived) -> dict[str, int]:
    """What is there now, read again; the trail alone may have grown."""
    rows = dict(backups.present(SILENT).rows)
    before = {kind: count for kind, count in arrived.state.rows.items() if kind != "audit"}
    if before != {kind: count for kind, count in rows.items() if kind != "audit"}:
        raise BackupError("backup.differs", file="")
    return rows
