"""A customer's word on marketing: objecting to it, and taking the objection back (PIPL 24)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.custody import MARKETING, Wish
from desktop_app.domain.errors import NotEnoughData, PrivacyError
from desktop_app.domain.masking import Masking
from desktop_app.domain.ports import Clock, Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.reach import reach
from desktop_app.services.reasons import given


@dataclass(frozen=True, slots=True)
class ObjectToMarketing:
    workspace: Workspace
    masking: Masking
    clock: Clock

    def __call__(self, session: Session, cons_no: str, reason: str) -> Changes:
        """From now on every list and export says 营销推送：拒绝 for this customer.

        Raises:
            PrivacyError: no reason, or objected already; NotEnoughData: a stranger; AccessDenied: outside the scope.
        """
        session.require(Permission.SERVE_PRIVACY)
        why = given(self.masking.strict, reason)
        reach(self.workspace, session, cons_no, "privacy.object")
        with self.workspace.begin() as work:
            if work.custody.whereabouts(cons_no) is None:
                raise NotEnoughData("privacy.stranger", cons_no=cons_no)
            if work.wishes.holds(cons_no, MARKETING):
                raise PrivacyError("privacy.objected_already", cons_no=cons_no)
            work.wishes.open(Wish(cons_no, MARKETING, self.clock.now(), why, session.user))
            return work.commit(AuditEntry(session.user, "privacy.object", cons_no, {"kind": MARKETING, "reason": why}))


@dataclass(frozen=True, slots=True)
class WithdrawObjection:
    workspace: Workspace
    masking: Masking
    clock: Clock

    def __call__(self, session: Session, cons_no: str, reason: str) -> Changes:
        """The customer has changed their mind; the objection stays on record with the day it ended.

        Raises:
            PrivacyError: no reason, or there is no objection; AccessDenied: outside the scope.
        """
        session.require(Permission.SERVE_PRIVACY)
        why = given(self.masking.strict, reason)
        reach(self.workspace, session, cons_no, "privacy.withdraw")
        with self.workspace.begin() as work:
            if not work.wishes.holds(cons_no, MARKETING):
                raise PrivacyError("privacy.no_objection", cons_no=cons_no)
            work.wishes.close(cons_no, MARKETING, self.clock.now())
            return work.commit(AuditEntry(session.user, "privacy.withdraw", cons_no, {"kind": MARKETING, "reason": why}))
