"""合并客户: numbers that may be one customer, and what a person decides about them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.merging import LikelySame
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.reach import reach

MOST = 500


@dataclass(frozen=True, slots=True)
class ListLikelySame:
    workspace: Workspace

    def __call__(self, session: Session) -> tuple[LikelySame, ...]:
        """The review list: at most the 500 surest pairs nobody has decided about. Only for who sees the whole office."""
        session.require(Permission.IMPORT)
        with self.workspace.begin() as work:
            return work.merging.candidates(MOST) if session.scope.everywhere else ()


@dataclass(frozen=True, slots=True)
class DecideSame:
    workspace: Workspace

    def __call__(self, session: Session, cons_no: str, orgn_cons_no: str, same: bool | None) -> Changes:
        """True: rows under `orgn_cons_no` belong to `cons_no` in everything computed from now on, and stay as they were stored.
        False: they are two customers, and are not asked about again. None takes the decision back.

        Raises:
            WorkspaceError: one number twice, an unknown number, or nothing to take back; AccessDenied: outside the scope.
        """
        session.require(Permission.IMPORT)
        for number in (cons_no, orgn_cons_no):
            reach(self.workspace, session, number, "merge.decide")
        with self.workspace.begin() as work:
            if cons_no == orgn_cons_no:
                raise WorkspaceError("merge.one_number", cons_no=cons_no)
            for number in (cons_no, orgn_cons_no):
                if not work.merging.known(number):
                    raise WorkspaceError("merge.unknown", cons_no=number)
            if not work.merging.decide(cons_no, orgn_cons_no, same, session.user):
                raise WorkspaceError("merge.not_decided", cons_no=cons_no, orgn_cons_no=orgn_cons_no)
            facts = {"orgn_cons_no": orgn_cons_no, "same": same}
            return work.commit(AuditEntry(session.user, "merge.decide", cons_no, facts))
