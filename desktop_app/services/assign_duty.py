"""Giving somebody a duty and the customers it is for."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from desktop_app.domain.accounts import Account
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import EVERYWHERE, Permission, Role, Scope, Session
from desktop_app.services.account_rules import (
    known,
    refuse_after_appointment,
    refuse_orphaned_duty,
    refuse_own,
    refuse_second_founder,
)
from desktop_app.services.appointment import Appointment


@dataclass(frozen=True, slots=True)
class AssignDuty:
    workspace: Workspace
    appointment: Appointment

    def __call__(self, session: Session, user: str, role: Role, scope: Scope = EVERYWHERE) -> Changes:
        """In force from the user's next sign-in on.

        Raises:
            AccessDenied: one's own duty, a second founder, the last of the administrators with theirs, the founder after the
                appointment, or no such user.
        """
        session.require_any(Permission.ASSIGN_DUTIES, Permission.APPOINT)
        refuse_own(session, user)
        with self.workspace.begin() as work:
            refuse_after_appointment(work, session, Permission.ASSIGN_DUTIES)
            account = known(work, user)
            if role is not account.role:
                refuse_second_founder(role)
                refuse_orphaned_duty(work, account)
            assigned = dataclasses.replace(account, role=role, scope=scope)
            work.users.keep(assigned)
            if Role.AUDIT_ADMIN in {account.role, role} and role is not account.role:
                self.appointment.seal_anew(work)
            facts = {"before": _said(account), "after": _said(assigned)}
            changes = work.commit(AuditEntry(session.user, "account.duty", user, facts))
        self.appointment.settle(session)
        return changes


def _said(account: Account) -> dict[str, object]:
    return {"role": account.role.value, "org_prefix": account.scope.org_prefix, "sections": list(account.scope.sections)}
