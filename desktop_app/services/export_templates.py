"""Templates into a file, for another PC."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.errors import TemplateError
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.importing.template_file import written


@dataclass(frozen=True, slots=True)
class ExportTemplates:
    workspace: Workspace

    def __call__(self, session: Session, path: Path) -> int:
        """Write all templates and give their number. They hold column names, nobody's data.

        Raises:
            TemplateError: there is none, or the file cannot be written.
        """
        session.require(Permission.IMPORT)
        with self.workspace.begin() as work:
            templates = work.templates.all()
            if not templates:
                raise TemplateError("template.none")
            content = written(templates).encode()
            try:
                path.write_bytes(content)
            except OSError as error:
                raise TemplateError("template.cannot_write", file=path.name) from error
            facts = {"templates": len(templates), "sha256": hashlib.sha256(content).hexdigest()}
            work.commit(AuditEntry(session.user, "template.export", str(path), facts))
        return len(templates)
