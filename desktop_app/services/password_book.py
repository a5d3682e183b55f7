"""Holding a new password to the rules, and remembering it so that it does not come back."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain import password_rules
from desktop_app.domain.accounts import Account
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.security.passwords import Remembering
from desktop_app.services.office_policy import policy_of


@dataclass(frozen=True, slots=True)
class PasswordBook:
    """What every way of getting a new password goes through."""

    workspace: Workspace
    remembering: Remembering
    clock: Clock

    def change(self, account: Account, password: str, change_slot: Callable[[], None]) -> Account:
        """The account with a password of the user's own choice; the slot is changed between the rules and the commit.

        Raises:
            WorkspaceError: a rule is broken; nothing has changed.
        """
        changed = dataclasses.replace(account, password_changed_at=self.clock.now(), must_change=False)
        with self.workspace.begin() as work:
            self.take(work, account.user, account.person, password)
            work.users.keep(changed)
            change_slot()
            work.commit(AuditEntry(account.user, "password.change", account.user, {"authenticator": bool(account.totp_secret)}))
        return changed

    def take(self, work: UnitOfWork, user: str, person: str, password: str) -> None:
        """Refuse an unfit password, else remember it; inside the transaction that gives it.

        Raises:
            WorkspaceError: a rule is broken, or it is one of the user's last passwords.
        """
        policy = policy_of(work)
        broken = password_rules.broken(policy, password, user, person)
        past = work.users.past_passwords(user, policy.password_history)
        if broken is None and any(self.remembering.same(hashed, password) for hashed in past):
            broken = password_rules.used_before(policy)
        if broken is not None:
            raise WorkspaceError("password.refused", rule=broken)
        work.users.remember_password(user, self.remembering.hashed(password), self.clock.now())
