"""合并客户: numbers that may be one customer, and what a person decides about them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.masking import Masking
from desktop_app.domain.merging import Comparison, LikelySame, MergeDecision
from desktop_app.domain.ports import UnitOfWork, Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import AuditFilter
from desktop_app.services.reach import reach
from desktop_app.services.reasons import given

MOST = 500
DECIDED = "merge.decide"


@dataclass(frozen=True, slots=True)
class ListLikelySame:
    workspace: Workspace

    def __call__(self, session: Session) -> tuple[LikelySame, ...]:
        """The review list: at most the 500 surest pairs nobody has decided about. Only for who sees the whole office."""
        session.require(Permission.IMPORT)
        with self.workspace.begin() as work:
            return work.merging.candidates(MOST) if session.scope.everywhere else ()


@dataclass(frozen=True, slots=True)
class ListMergeDecisions:
    workspace: Workspace

    def __call__(self, session: Session) -> tuple[MergeDecision, ...]:
        """The 500 newest decisions, each of which may be taken back. Only for who sees the whole office."""
        session.require(Permission.IMPORT)
        if not session.scope.everywhere:
            return ()
        with self.workspace.begin() as work:
            reasons = _reasons(work)
            decisions = work.merging.decisions(MOST)
        return tuple(replace(one, reason=reasons.get((one.cons_no, one.orgn_cons_no), "")) for one in decisions)


@dataclass(frozen=True, slots=True)
class CompareCustomers:
    workspace: Workspace

    def __call__(self, session: Session, cons_no: str, orgn_cons_no: str) -> Comparison:
        """What the store has under each of two numbers, side by side; the caller masks what the duty may not see.

        Raises:
            WorkspaceError: an unknown number; AccessDenied: outside the scope.
        """
        session.require(Permission.IMPORT)
        for number in (cons_no, orgn_cons_no):
            reach(self.workspace, session, number, "merge.compare")
        with self.workspace.begin() as work:
            _both_known(work, cons_no, orgn_cons_no)
            return work.merging.compare(cons_no, orgn_cons_no)


@dataclass(frozen=True, slots=True)
class DecideSame:
    workspace: Workspace
    masking: Masking

    def __call__(self, session: Session, cons_no: str, orgn_cons_no: str, same: bool | None, reason: str) -> Changes:
        """True: rows under `orgn_cons_no` belong to `cons_no` in everything computed from now on, and stay as they were stored.
        False: they are two customers, and are not asked about again. None takes the decision back. The trail keeps the reason.

        Raises:
            WorkspaceError: one number twice, an unknown number, or nothing to take back; AccessDenied: outside the scope;
            PrivacyError: no reason.
        """
        session.require(Permission.IMPORT)
        why = given(self.masking.strict, reason)
        for number in (cons_no, orgn_cons_no):
            reach(self.workspace, session, number, DECIDED)
        with self.workspace.begin() as work:
            if cons_no == orgn_cons_no:
                raise WorkspaceError("merge.one_number", cons_no=cons_no)
            _both_known(work, cons_no, orgn_cons_no)
            if not work.merging.decide(cons_no, orgn_cons_no, same, session.user):
                raise WorkspaceError("merge.not_decided", cons_no=cons_no, orgn_cons_no=orgn_cons_no)
            facts = {"orgn_cons_no": orgn_cons_no, "same": same, "reason": why}
            return work.commit(AuditEntry(session.user, DECIDED, cons_no, facts))


def _reasons(work: UnitOfWork) -> dict[tuple[str, str], str]:
    """The newest reason the trail keeps for each pair, as it was decided."""
    found = {}
    for row in work.audit.rows(AuditFilter(action=DECIDED)):
        facts = json.loads(row.facts)
        found[row.subject, str(facts.get("orgn_cons_no", ""))] = str(facts.get("reason", ""))
    return found


def _both_known(work: UnitOfWork, *numbers: str) -> None:
    for number in numbers:
        if not work.merging.known(number):
            raise WorkspaceError("merge.unknown", cons_no=number)
