"""A new first password for somebody who forgot theirs."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from desktop_app.domain.accounts import Account
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.ports import Clock, Workspace
from desktop_app.domain.roles import Permission, Role, Session
from desktop_app.domain.vault import Vault
from desktop_app.security.attempts import Attempts
from desktop_app.services.account_rules import known, refuse_after_appointment, refuse_own
from desktop_app.services.administrators import Guard
from desktop_app.services.appointment import Appointment
from desktop_app.services.password_book import PasswordBook


@dataclass(frozen=True, slots=True)
class ResetPassword:
    workspace: Workspace
    vault: Vault
    book: PasswordBook
    guard: Guard
    appointment: Appointment
    attempts: Attempts
    clock: Clock

    def __call__(self, session: Session, user: str, new_initial: str, second: SecondPerson | None = None) -> Changes:
        """It must be changed at the next sign-in; a wait after failures ends. An administrator's needs a second person.

        Raises:
            AccessDenied: one's own (that is `change_password`), an administrator's without a second person, no such user.
            WorkspaceError: the password breaks a rule.
        """
        session.require_any(Permission.MANAGE_ACCOUNTS, Permission.APPOINT)
        refuse_own(session, user)
        with self.workspace.begin() as work:
            refuse_after_appointment(work, session, Permission.MANAGE_ACCOUNTS)
            account = known(work, user)
        approver = self.guard.confirm(session, account, second, "password.reset")
        changes = self._reset(session, account, new_initial, approver)
        self.attempts.forget(user)
        return changes

    def _reset(self, session: Session, account: Account, new_initial: str, approver: str) -> Changes:
        with self.workspace.begin() as work:
            self.book.take(work, account.user, account.person, new_initial)
            work.users.keep(dataclasses.replace(account, password_changed_at=self.clock.now(), must_change=True))
            self.vault.reset(account.user, new_initial, self.workspace.key)
            if account.role is Role.AUDIT_ADMIN:
                self.appointment.seal_anew(work)
            facts = {"approver": approver}
            return work.commit(AuditEntry(session.user, "password.reset", account.user, facts))
