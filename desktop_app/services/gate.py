"""Creating a workspace, signing in and out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.errors import AccessDenied, WorkspaceError
from desktop_app.domain.ports import Clock, Vault, Workspace
from desktop_app.domain.roles import Role, Session


@dataclass(frozen=True, slots=True)
class Gate:
    """The only way to a `Session`. Exempt from permissions: nobody is signed in yet."""

    workspace: Workspace
    vault: Vault
    clock: Clock

    @property
    def folder(self) -> Path:
        return self.workspace.folder

    @property
    def unit(self) -> str:
        """The name of the office; the workspace must be open."""
        with self.workspace.begin() as work:
            return work.users.unit()

    def exists(self) -> bool:
        return self.workspace.exists() or self.vault.exists()

    def create(self, unit: str, user: str, password: str) -> Session:
        """Make the workspace with its first administrator, and sign them in.

        Raises:
            WorkspaceError: there is one already, or the password is weak.
        """
        self.workspace.create(self.vault.create(user, password))
        with self.workspace.begin() as work:
            work.users.name_unit(unit)
            work.users.add(user, Role.FOUNDER)
            work.commit(AuditEntry(user, "workspace.create", unit, {"role": Role.FOUNDER.value}))
        return Session(user, Role.FOUNDER, self.clock.now())

    def sign_in(self, user: str, password: str) -> Session:
        """Open the workspace with the user's own key slot.

        Raises:
            WorkspaceError: wrong password, missing or damaged files, newer schema; AccessDenied: no duty recorded.
        """
        if not self.exists():
            raise WorkspaceError("workspace.missing", folder=self.folder)
        self.workspace.open(self.vault.unlock(user, password))
        with self.workspace.begin() as work:
            role = work.users.role_of(user)
            if role is not None:
                work.commit(AuditEntry(user, "session.sign_in", user, {"role": role.value}))
        if role is None:
            self.workspace.close()
            raise AccessDenied("access.unknown_user", user=user)
        return Session(user, role, self.clock.now())

    def sign_out(self) -> None:
        self.workspace.close()
