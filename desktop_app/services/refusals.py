"""What a session does with a call it may not make: the refusal goes into the trail, in a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.audit import AuditEntry, Result
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission


def recorded_refusals(workspace: Workspace, user: str) -> Callable[[Permission], None]:
    """The listener every real session is given (`Session.refused`)."""

    def refused(permission: Permission) -> None:
        with workspace.begin() as work:
            work.commit(AuditEntry(user, "access.denied", permission.value, {}, Result.REFUSED))

    return refused
