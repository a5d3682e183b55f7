"""Letting a checked import go."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.pending_import import PendingImport


@dataclass(frozen=True, slots=True)
class DiscardImport:
    workspace: Workspace
    pending: PendingImport

    def __call__(self, session: Session, token: str) -> None:
        """Forget the staged rows of the pending check. The store was never touched, so there is nothing to audit."""
        session.require(Permission.IMPORT)
        self.pending.get(token)
        with self.workspace.begin() as work:
            work.staging.clear()
        self.pending.drop()
