"""Creating a workspace, signing in and out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.accounts import Account
from desktop_app.domain.audit import AuditEntry, Result
from desktop_app.domain.duties import Duties
from desktop_app.domain.errors import AccessDenied, WorkspaceError
from desktop_app.domain.ports import Clock, Vault, Workspace
from desktop_app.domain.roles import Permission, Role, Session


@dataclass(frozen=True, slots=True)
class Gate:
    """The only way to a `Session`. Exempt from permissions: nobody is signed in yet."""

    workspace: Workspace
    vault: Vault
    duties: Duties
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
            founder = Account(user, user, Role.FOUNDER, self.clock.now(), user, self.clock.now())
            work.users.keep(founder)
            work.commit(AuditEntry(user, "workspace.create", unit, {"role": Role.FOUNDER.value}))
        return self._session(founder)

    def sign_in(self, user: str, password: str) -> Session:
        """Open the workspace with the user's own key slot.

        Raises:
            WorkspaceError: wrong password, missing or damaged files, newer schema; AccessDenied: no duty recorded.
        """
        if not self.exists():
            raise WorkspaceError("workspace.missing", folder=self.folder)
        self.workspace.open(self.vault.unlock(user, password))
        with self.workspace.begin() as work:
            account = work.users.account(user)
            if account is not None:
                work.commit(AuditEntry(user, "session.sign_in", user, {"role": account.role.value}))
        if account is None:
            self.workspace.close()
            raise AccessDenied("access.unknown_user", user=user)
        return self._session(account)

    def sign_out(self) -> None:
        self.workspace.close()

    def _session(self, account: Account) -> Session:
        """The session, whose refusals are written to the trail."""

        def refused(permission: Permission) -> None:
            with self.workspace.begin() as work:
                work.commit(AuditEntry(account.user, "access.denied", permission.value, {}, Result.REFUSED))

        grants = self.duties.grants(account.role)
        return Session(account.user, account.role, self.clock.now(), grants, account.scope, refused)
