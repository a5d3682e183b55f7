"""Changing the office's security policy."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.policy import Policy
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.security.attempts import Attempts
from desktop_app.services.office_policy import NAME, policy_of


@dataclass(frozen=True, slots=True)
class ChangePolicy:
    workspace: Workspace
    attempts: Attempts

    def __call__(self, session: Session, policy: Policy) -> Changes:
        """In force at once; the trail keeps each value that changed, before and after.

        Raises:
            WorkspaceError: a value is outside what the law and sense allow; nothing has changed.
        """
        session.require(Permission.SET_SECURITY)
        if outside := policy.outside_bounds():
            name, low, high = outside
            raise WorkspaceError("policy.outside", name=name, low=low, high=high)
        with self.workspace.begin() as work:
            policy = dataclasses.replace(policy, training=policy_of(work).training)  # a workspace is born for training, or not
            before, after = dataclasses.asdict(policy_of(work)), dataclasses.asdict(policy)
            changed = {name: {"before": before[name], "after": value} for name, value in after.items() if before[name] != value}
            work.settings.put(NAME, after, session.user)
            changes = work.commit(AuditEntry(session.user, "policy.change", "", changed))
        self.attempts.limit_to(policy)
        return changes
