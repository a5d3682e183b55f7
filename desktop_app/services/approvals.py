"""Confirming by a second person, asked for by services whose action needs four eyes."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.accounts import RECOVERY, Account
from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry, Result
from desktop_app.domain.duties import Duties
from desktop_app.domain.errors import AccessDenied, UserFacingError, WorkspaceError
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.password_check import PasswordCheck


@dataclass(frozen=True, slots=True)
class Approvals:
    """Not a use case of its own: it gives the name to put into the audit entry of the action it confirms."""

    workspace: Workspace
    duties: Duties
    check: PasswordCheck

    def confirm(self, session: Session, second: SecondPerson, action: str) -> str:
        """The second person's user name; a failed attempt is recorded, and counted like one at the door.

        Where nobody else may confirm, the sealed recovery code does: user "recovery", the code as password.

        Raises:
            AccessDenied: the same person, a person who may not approve, a disabled account, or the code where a person could.
            WorkspaceError: wrong password. SignInStop: the second person has to wait after too many failures.
        """
        try:
            self._refuse_unfit(session, second)
            self.check.keys(second.user, second.password, "second")
        except UserFacingError as error:
            facts = {"second": second.user, "reason": error.message.key}
            with self.workspace.begin() as work:
                work.commit(AuditEntry(session.user, "approval.refused", action, facts, Result.REFUSED))
            if error.message.key == "security.wrong_password":  # at the door it says that nothing was opened
                raise WorkspaceError("approval.wrong_password", user=second.user) from error
            raise
        self.check.attempts.forget(second.user)
        return second.user

    def others(self, session: Session) -> tuple[Account, ...]:
        """Who could confirm beside the person signed in; nobody in a one-man office, where the recovery code does."""
        with self.workspace.begin() as work:
            first, accounts = work.users.account(session.user), work.users.accounts()
        person = first.person if first else session.user
        return tuple(account for account in accounts if account.person != person and self._may_approve(account))

    def _refuse_unfit(self, session: Session, second: SecondPerson) -> None:
        others = self.others(session)
        if second.user == RECOVERY:
            if others:
                raise AccessDenied("approval.person_first", user=others[0].user)
            return
        with self.workspace.begin() as work:
            first, other = work.users.account(session.user), work.users.account(second.user)
        if other is None or not self._may_approve(other):
            raise AccessDenied("approval.may_not", user=second.user)
        if first is None or first.person == other.person:
            raise AccessDenied("approval.same_person", user=second.user)

    def _may_approve(self, account: Account) -> bool:
        """Not with a first password: whoever gave it knows it."""
        return not account.disabled and not account.must_change and Permission.APPROVE in self.duties.grants(account.role)
