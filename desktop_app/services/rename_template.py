"""Calling a template something a colleague understands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import TemplateError
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.chosen_template import chosen


@dataclass(frozen=True, slots=True)
class RenameTemplate:
    workspace: Workspace

    def __call__(self, session: Session, layout: str, name: str) -> Changes:
        """Raises `TemplateError`: no name, a name another template has, or the template is gone."""
        session.require(Permission.IMPORT)
        with self.workspace.begin() as work:
            before = chosen(work, layout)
            after = name.strip()
            if not after:
                raise TemplateError("template.no_name")
            if any(other.name == after and other.layout != layout for other in work.templates.all()):
                raise TemplateError("template.name_taken", name=after)
            work.templates.keep(replace(before, name=after))
            facts = {"before": before.name, "after": after}
            return work.commit(AuditEntry(session.user, "template.rename", after, facts))
