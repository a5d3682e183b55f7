"""Setting a fresh workspace apart for training: from then on it takes practice data only. There is no way back."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.office_policy import NAME, policy_of


@dataclass(frozen=True, slots=True)
class MakeTraining:
    workspace: Workspace

    def __call__(self, session: Session) -> Changes:
        """Called right after the workspace was made (`powerdesk init --training`).

        Raises:
            WorkspaceError: something was imported already.
        """
        session.require(Permission.APPOINT)
        with self.workspace.begin() as work:
            if work.ledger.batches():
                raise WorkspaceError("training.too_late")
            policy = dataclasses.replace(policy_of(work), training=True)
            work.settings.put(NAME, dataclasses.asdict(policy), session.user)
            return work.commit(AuditEntry(session.user, "workspace.training", work.users.unit(), {}))
