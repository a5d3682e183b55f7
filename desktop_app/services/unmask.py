"""Seeing a customer's personal data in clear: with a reason, one at a time; many only with a second person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.custody import PersonalRecord
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.masking import Masking
from desktop_app.domain.ports import UnitOfWork, Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import Unmasked
from desktop_app.services.approvals import Approvals
from desktop_app.services.reach import reach
from desktop_app.services.reasons import given


@dataclass(frozen=True, slots=True)
class Unmask:
    workspace: Workspace
    masking: Masking

    def __call__(self, session: Session, cons_no: str, reason: str) -> Unmasked:
        """One customer's data; what was shown is not recorded, that it was shown is.

        Raises:
            PrivacyError: no reason; AccessDenied: outside the scope; NotEnoughData: no such customer.
        """
        session.require(Permission.UNMASK)
        why = given(self.masking.strict, reason)
        reach(self.workspace, session, cons_no, "privacy.unmask")
        with self.workspace.begin() as work:
            shown = _found(work, cons_no)
            work.commit(AuditEntry(session.user, "privacy.unmask", cons_no, {"reason": why}))
        return shown


@dataclass(frozen=True, slots=True)
class UnmaskMany:
    workspace: Workspace
    approvals: Approvals
    masking: Masking

    def __call__(self, session: Session, cons_nos: Sequence[str], reason: str, second: SecondPerson) -> tuple[Unmasked, ...]:
        """Data of several customers in the order asked; all of them or none.

        Raises:
            As `Unmask`, and whatever `Approvals.confirm` refuses.
        """
        session.require(Permission.UNMASK_MANY)
        why = given(self.masking.strict, reason)
        for cons_no in cons_nos:
            reach(self.workspace, session, cons_no, "privacy.unmask_many")
        approver = self.approvals.confirm(session, second, "privacy.unmask_many")
        with self.workspace.begin() as work:
            shown = tuple(_found(work, cons_no) for cons_no in cons_nos)
            facts = {"reason": why, "approver": approver, "customers": list(cons_nos)}
            work.commit(AuditEntry(session.user, "privacy.unmask_many", f"{len(shown)} customers", facts))
        return shown


def _found(work: UnitOfWork, cons_no: str) -> Unmasked:
    found = work.custody.personal(cons_no)
    if found is None:
        raise NotEnoughData("privacy.stranger", cons_no=cons_no)
    return _shown(found)


def _shown(found: PersonalRecord) -> Unmasked:
    phones = dict.fromkeys(number for number in (found.mobile, found.tel) if number)
    return Unmasked(found.name or "", " / ".join(phones), found.address or "", found.cert or "")
