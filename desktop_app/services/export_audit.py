"""The trail as a workbook, with the head of the chain it was taken from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.audit_words import filter_facts
from desktop_app.domain.ports import Clock, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import AuditFilter
from desktop_app.domain.texts import Texts
from desktop_app.reports.audit_book import write_audit
from desktop_app.reports.model import Imprint
from desktop_app.services.whole_file import whole_file


@dataclass(frozen=True, slots=True)
class ExportAudit:
    workspace: Workspace
    texts: Texts
    clock: Clock

    def __call__(
        self, session: Session, chosen: AuditFilter, path: Path, progress: Progress = SILENT, language: str = "zh"
    ) -> int:
        """Write the rows that fit as xlsx, oldest first, and give their number; recorded with the hash of the file.

        Raises:
            ReportError: the file cannot be written.
        """
        session.require(Permission.EXPORT_AUDIT)
        texts = self.texts.in_language(language)
        with self.workspace.begin() as work, whole_file(path) as draft:
            head = work.audit.head().printed
            imprint = Imprint("", work.users.unit(), session.user, self.clock.now(), head)
            rows = write_audit(draft, work.audit.walk(chosen), chosen, texts, imprint, progress)
            digest = hashlib.sha256(draft.read_bytes()).hexdigest()
            facts = {"rows": rows, "sha256": digest, "head": head, "filter": filter_facts(chosen)}
            work.commit(AuditEntry(session.user, "audit.export", str(path), facts))
        return rows
