"""Which layouts are read by a remembered mapping."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.templates import MappingTemplate


@dataclass(frozen=True, slots=True)
class ListTemplates:
    workspace: Workspace

    def __call__(self, session: Session) -> tuple[MappingTemplate, ...]:
        session.require(Permission.IMPORT)
        with self.workspace.begin() as work:
            return work.templates.all()
