"""A backup in place of a store that no longer opens. Nobody can be signed in, so the backup's own key slots decide who may."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.backup import BackupStore
from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.duties import Duties
from desktop_app.domain.errors import AccessDenied, BackupError, UserFacingError, WorkspaceError
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission
from desktop_app.domain.safety import Restored
from desktop_app.domain.vault import Vault
from desktop_app.services.backup_keys import BackupKeys

_NOT_WHOLE = {"workspace.damaged", "workspace.missing"}
_SLOTS_BROKEN = {"security.slots_damaged", "security.no_slots"}


@dataclass(frozen=True, slots=True)
class Rescue:
    """Exempt from a session: there is none. Asks instead for a password of the backup whose duty may restore."""

    workspace: Workspace
    vault: Vault
    backups: BackupStore
    keys: BackupKeys
    duties: Duties

    def __call__(self, user: str, password: str, path: Path, progress: Progress = SILENT) -> Restored:
        """Put the backup in place; the damaged files are kept in `replaced/`. Closed afterwards: sign in as usual.

        Raises:
            BackupError: the present store is whole (restore it with a second person), or the backup is not.
            AccessDenied: the duty in the backup may not restore; WorkspaceError: wrong password.
        """
        if self.backups.in_use():
            raise WorkspaceError("workspace.in_use")
        progress.stage(Message.of("restore.stage.look"), 1, 2)
        key = self.keys.unlock(path, user, password)
        if self._whole(user, password, key, progress):
            raise BackupError("rescue.not_needed", folder=self.workspace.folder)
        try:
            return self._rescued(user, path, key, progress)
        finally:
            self.backups.forget_arriving()
            self.workspace.close()

    def _rescued(self, user: str, path: Path, key: bytes, progress: Progress) -> Restored:
        progress.stage(Message.of("restore.stage.prepare"), 2, 2)
        arrived = self.backups.arrive(path, key, progress)
        role = arrived.roles.get(user)
        if role is None or Permission.RESTORE not in self.duties.grants(role):
            raise AccessDenied("rescue.may_not", user=user)
        progress.check()
        replaced = self.backups.replace(key)
        rows = self.backups.present(SILENT).rows
        facts = {"made_at": arrived.manifest.made_at, "rows": dict(rows), "replaced": str(replaced)}
        with self.workspace.begin() as work:
            work.commit(AuditEntry(user, "backup.rescue", path.name, facts))
        return Restored(arrived.manifest.made_at, rows, None, Changes(frozenset(Topic)))

    def _whole(self, user: str, password: str, key: bytes, progress: Progress) -> bool:
        """Whether the present store opens, with the backup's key or the present slots', and can be read to its end."""
        try:
            keys: tuple[bytes, ...] = (self.vault.unlock(user, password), key)
        except UserFacingError as error:
            if error.message.key in _SLOTS_BROKEN:
                return False  # a whole database that nobody can open needs its slots back
            keys = (key,)
        return any(self._reads(candidate, progress) for candidate in keys)

    def _reads(self, key: bytes, progress: Progress) -> bool:
        try:
            self.workspace.open(key)
            self.backups.present(progress)
        except WorkspaceError as error:
            if error.message.key in _NOT_WHOLE:
                return False
            raise  # newer, in use, disk full: nothing a backup would mend
        finally:
            self.workspace.close()
        return True
