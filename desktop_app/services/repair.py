"""Repairing a workspace after a crash: only what is safe, and for the rest the way to the newest whole backup."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.backup import BackupStore
from desktop_app.domain.errors import UserFacingError, WorkspaceError
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.vault import Vault
from desktop_app.services.backup_keys import BackupKeys


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was cleared away; whether the store opens and reads whole, and if not, why and from which backup to rescue it."""

    done: tuple[Message, ...]
    opens: bool
    trouble: Message | None = None
    rescue_from: Path | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """Exempt from a session: it is for when nobody can sign in. It deletes nothing that a store needs, and shows no data."""

    workspace: Workspace
    vault: Vault
    backups: BackupStore
    keys: BackupKeys

    def __call__(self, user: str, password: str, progress: Progress = SILENT) -> Repaired:
        """Finish or drop what a crash broke off, then try to open the store (which replays its journal) and read all of it.

        Raises:
            WorkspaceError: it is in use, or the disk cannot be written.
        """
        if self.backups.in_use():
            raise WorkspaceError("workspace.in_use")
        done = self.backups.repair()
        if not self.workspace.exists() and not self.vault.exists():
            return Repaired(
                done, opens=False, trouble=Message.of("repair.nothing"), rescue_from=self._newest(user, password, progress)
            )
        try:
            self._read(user, password, done, progress)
        except UserFacingError as error:
            self.workspace.close()
            newest = None if error.message.key == "security.wrong_password" else self._newest(user, password, progress)
            return Repaired(done, opens=False, trouble=error.message, rescue_from=newest)
        finally:
            self.workspace.close()
        return Repaired(done, opens=True)

    def _read(self, user: str, password: str, done: tuple[Message, ...], progress: Progress) -> None:
        self.workspace.open(self.vault.unlock(user, password))
        self.backups.present(progress)
        with self.workspace.begin() as work:
            facts = {"done": [message.key for message in done]}
            work.commit(AuditEntry(user, "workspace.repair", user, facts))

    def _newest(self, user: str, password: str, progress: Progress) -> Path | None:
        """The newest backup the person's password opens and that holds what it says."""
        for path in self.backups.files():
            try:
                self.backups.examine(path, self.keys.unlock(path, user, password), progress)
            except UserFacingError:
                continue
            return path
        return None
