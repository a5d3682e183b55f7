"""A new data key for the whole workspace, without anybody's password."""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.ports import Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.vault import Vault

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class RotateKey:
    workspace: Workspace
    vault: Vault

    def __call__(self, session: Session, progress: Progress = SILENT) -> Changes:
        """The store is copied under a new key and the copy takes its place; every slot then holds the new key only.

        Between the first step and the last the slots hold both keys, so that a crash at any moment leaves a workspace that
        opens; the next sign-in drops the key that is not in force.

        Raises:
            WorkspaceError: the copy could not be made or differs; the old key stays in force. Cancelled: the same.
        """
        session.require(Permission.ROTATE_KEY)
        new_key = secrets.token_bytes(KEY_BYTES)
        with self.workspace.begin() as work:
            work.commit(AuditEntry(session.user, "key.rotate_begun", "", {}))
        self.vault.reseal(self.workspace.key, new_key)
        try:
            self.workspace.rekey(new_key, progress)
        except BaseException:
            with contextlib.suppress(WorkspaceError):  # a store that is closed now is opened with either key at the next sign-in
                self.vault.settle(self.workspace.key)
            raise
        self.vault.settle(new_key)
        with self.workspace.begin() as work:
            return work.commit(AuditEntry(session.user, "key.rotate", "", {}))
