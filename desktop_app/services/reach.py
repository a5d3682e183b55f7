"""Single customers and a person's scope: who asks about a customer outside it is refused, and that is recorded."""

from __future__ import annotations

from desktop_app.domain.audit import AuditEntry, Result
from desktop_app.domain.errors import AccessDenied
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Session


def reach(workspace: Workspace, session: Session, cons_no: str, action: str) -> None:
    """Nothing happens where the customer is in the scope. Someone unknown is outside every limited scope.

    Raises:
        AccessDenied: the customer is outside; `action` is what was attempted.
    """
    if session.scope.everywhere:
        return
    with workspace.begin() as work:
        found = work.custody.whereabouts(cons_no)
        if found is None or not session.scope.covers(found.org_no, found.section):
            work.commit(AuditEntry(session.user, "scope.outside", cons_no, {"attempted": action}, Result.REFUSED))
            raise AccessDenied("scope.outside", cons_no=cons_no)
