"""A new printed recovery code in place of the last one."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.errors import AccessDenied
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.vault import Vault
from desktop_app.services.account_rules import refuse_after_appointment
from desktop_app.services.appointment import Appointment
from desktop_app.services.approvals import Approvals


@dataclass(frozen=True, slots=True)
class NewRecoveryCode:
    workspace: Workspace
    vault: Vault
    approvals: Approvals
    appointment: Appointment

    def __call__(self, session: Session, second: SecondPerson | None = None) -> str:
        """Shown this once; the code before opens nothing any more. Whoever holds it can become anybody, so wherever another
        person may confirm, one has to.

        Raises:
            AccessDenied: a second person is needed; the founder after the appointment.
        """
        session.require_any(Permission.SET_SECURITY, Permission.APPOINT)
        others = self.approvals.others(session)
        if others and second is None:
            raise AccessDenied("approval.needed", user=session.user)
        with self.workspace.begin() as work:
            refuse_after_appointment(work, session, Permission.SET_SECURITY)
        approver = self.approvals.confirm(session, second, "recovery.renew") if others and second else ""
        with self.workspace.begin() as work:
            code = self.vault.new_code(self.workspace.key)
            self.appointment.seal_anew(work)
            work.commit(AuditEntry(session.user, "recovery.renew", "", {"approver": approver}))
        return code
