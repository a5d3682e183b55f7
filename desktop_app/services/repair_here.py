"""Repairing the workspace somebody is signed in to: closed for as long as it takes, and open again where it is whole."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.ports import Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.vault import Vault
from desktop_app.services.password_check import PasswordCheck
from desktop_app.services.pending_import import PendingImport
from desktop_app.services.repair import Repair, Repaired


@dataclass(frozen=True, slots=True)
class RepairHere:
    workspace: Workspace
    vault: Vault
    check: PasswordCheck
    repair: Repair
    pending: PendingImport

    def __call__(self, session: Session, password: str, progress: Progress = SILENT) -> Repaired:
        """As `Repair`, with the signed-in person's own password, which opens the store again. The sitting goes on where the
        store opens; where it does not, the answer says why and from which backup to rescue it.

        Raises:
            WorkspaceError: wrong password (nothing was closed), in use by another program, or the disk cannot be written.
            Cancelled: the store is open as before.
        """
        session.require(Permission.BACK_UP)
        self.check.keys(session.user, password, "repair")
        key = self.workspace.key
        self.workspace.close()
        self.pending.drop()  # its checked rows went with the store
        try:
            found = self.repair(session.user, password, progress)
        except BaseException:
            self.workspace.open(key)
            raise
        if found.opens:
            self.workspace.open(self.vault.unlock(session.user, password))
        return found
