"""Browsing the trail, filtered, page by page."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import EVERY_ROW, AuditFilter, AuditPage


@dataclass(frozen=True, slots=True)
class ShowAudit:
    workspace: Workspace

    def __call__(self, session: Session, chosen: AuditFilter = EVERY_ROW, page: int = 1, rows: int = 100) -> AuditPage:
        """Newest first; pages of `rows` rows, counted from 1."""
        session.require(Permission.SEE_AUDIT)
        with self.workspace.begin() as work:
            return work.audit.page(chosen, page, rows)
