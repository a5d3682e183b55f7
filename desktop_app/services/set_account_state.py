"""Closing an account, and opening it again."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.vault import Vault
from desktop_app.services.account_rules import known, refuse_after_appointment, refuse_orphaned_duty, refuse_own
from desktop_app.services.administrators import refuse_administrator_to_founder


@dataclass(frozen=True, slots=True)
class SetAccountState:
    workspace: Workspace
    vault: Vault

    def __call__(self, session: Session, user: str, disabled: bool) -> Changes:
        """Closing takes the key slot away, so that the password opens nothing; after opening again a new one must be set.

        Raises:
            AccessDenied: one's own account, the last of the administrators with their duty, or no such user.
        """
        session.require_any(Permission.MANAGE_ACCOUNTS, Permission.APPOINT)
        refuse_own(session, user)
        with self.workspace.begin() as work:
            refuse_after_appointment(work, session, Permission.MANAGE_ACCOUNTS)
            account = known(work, user)
            refuse_administrator_to_founder(session, account)
            if disabled:
                refuse_orphaned_duty(work, account)
            work.users.keep(dataclasses.replace(account, disabled=disabled))
            before, after = ("disabled" if state else "enabled" for state in (account.disabled, disabled))
            action = "account.disable" if disabled else "account.enable"
            changes = work.commit(AuditEntry(session.user, action, user, {"before": before, "after": after}))
        if disabled:  # refused at the gate from the commit on; the slot goes after it
            self.vault.remove(user, self.workspace.key)
        return changes
