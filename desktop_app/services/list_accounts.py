"""Who may come in, and what their duties are."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.accounts import Account
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session


@dataclass(frozen=True, slots=True)
class ListAccounts:
    workspace: Workspace

    def __call__(self, session: Session) -> tuple[Account, ...]:
        """All accounts, oldest first; never with an authenticator's secret, only with whether there is one."""
        session.require_any(Permission.MANAGE_ACCOUNTS, Permission.ASSIGN_DUTIES, Permission.APPOINT)
        with self.workspace.begin() as work:
            return tuple(account.without_secret() for account in work.users.accounts())
