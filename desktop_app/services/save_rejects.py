"""The reject workbook: rows that were turned away, with the reason, to be corrected and dropped back in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.texts import Texts
from desktop_app.importing.rejects import write_rejects
from desktop_app.services.pending_import import PendingImport


@dataclass(frozen=True, slots=True)
class SaveRejects:
    workspace: Workspace
    dictionary: Dictionary
    pending: PendingImport
    texts: Texts

    def __call__(self, session: Session, token: str, path: Path) -> int:
        """Write the workbook and give the number of rows in it. The rows hold personal data, so it is recorded."""
        session.require(Permission.IMPORT)
        check = self.pending.get(token)
        with self.workspace.begin() as work:
            rows = write_rejects(work.staging, check, self.texts, path)
            work.commit(
                AuditEntry(
                    session.user,
                    "import.save_rejects",
                    str(path),
                    {"rows": rows, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()},
                )
            )
        return rows
