"""Confirming by a second person, asked for by services whose action needs four eyes."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry, Result
from desktop_app.domain.duties import Duties
from desktop_app.domain.errors import AccessDenied, UserFacingError
from desktop_app.domain.ports import Vault, Workspace
from desktop_app.domain.roles import Permission, Session


@dataclass(frozen=True, slots=True)
class Approvals:
    """Not a use case of its own: it gives the name to put into the audit entry of the action it confirms."""

    workspace: Workspace
    vault: Vault
    duties: Duties

    def confirm(self, session: Session, second: SecondPerson, action: str) -> str:
        """The second person's user name; a failed attempt is recorded.

        Raises:
            AccessDenied: the same person, a person who may not approve, or a disabled account.
            WorkspaceError: wrong password.
        """
        try:
            self._check(session, second)
            self.vault.unlock(second.user, second.password)
        except UserFacingError as error:
            facts = {"second": second.user, "reason": error.message.key}
            with self.workspace.begin() as work:
                work.commit(AuditEntry(session.user, "approval.refused", action, facts, Result.REFUSED))
            raise
        return second.user

    def _check(self, session: Session, second: SecondPerson) -> None:
        with self.workspace.begin() as work:
            first, other = work.users.account(session.user), work.users.account(second.user)
        if other is None or other.disabled or Permission.APPROVE not in self.duties.grants(other.role):
            raise AccessDenied("approval.may_not", user=second.user)
        if first is None or first.person == other.person:
            raise AccessDenied("approval.same_person", user=second.user)
