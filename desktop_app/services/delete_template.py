"""Forgetting a mapping: the next file of that layout is recognised by its headers again, or asked about."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.chosen_template import chosen


@dataclass(frozen=True, slots=True)
class DeleteTemplate:
    workspace: Workspace

    def __call__(self, session: Session, layout: str) -> Changes:
        """Raises `TemplateError`: the template is gone already."""
        session.require(Permission.IMPORT)
        with self.workspace.begin() as work:
            template = chosen(work, layout)
            work.templates.remove(layout)
            facts = {"kind": template.kind_id, "used": template.used}
            return work.commit(AuditEntry(session.user, "template.delete", template.name, facts))
