"""Committing a checked import: all of its accepted rows under one batch id, or none."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.batch import Batch, CheckedFile, ImportCheck
from desktop_app.domain.changes import Changes
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.importing.check import accepted_select
from desktop_app.services.pending_import import PendingImport, clear_staged
from desktop_app.services.remember_mappings import remember
from desktop_app.services.safekeeping import Safekeeping


@dataclass(frozen=True, slots=True)
class Imported:
    batch: Batch
    changes: Changes


@dataclass(frozen=True, slots=True)
class CommitImport:
    workspace: Workspace
    dictionary: Dictionary
    pending: PendingImport
    clock: Clock
    keeping: Safekeeping

    def __call__(self, session: Session, token: str, progress: Progress = SILENT) -> Imported:
        """Write the accepted rows in one transaction; cancelling at any moment leaves the store as before.

        What the store held is backed up first; where that cannot be done, nothing is imported.

        Raises:
            ExtractError: the check is no longer the pending one, or it found no row that can be taken.
            BackupError, WorkspaceError: no backup could be made.
        """
        session.require(Permission.IMPORT)
        check = self.pending.get(token)
        if check.why_nothing is not None:
            raise ExtractError(check.why_nothing.key, **check.why_nothing.values)
        if check.accepted == 0:
            raise ExtractError("import.nothing_accepted", rejected=check.rejected)
        self.keeping.make_if_changed(session.user, "import", progress)
        with self.workspace.begin() as work:
            batch_id, before = work.ledger.next_batch_id(), work.ledger.batches()[:1]
            rows = self._take(work, check, batch_id, progress)
            progress.stage(Message.of("import.stage.seal"), len(check.files) + 1, len(check.files) + 1)
            batch = Batch(
                batch_id=batch_id,
                committed_at=self.clock.now(),
                user=session.user,
                files=len(check.files),
                rows=rows,
                rejected=check.rejected,
                data_sha256=work.ledger.fingerprint(progress).sha256,
            )
            work.ledger.record_batch(batch, [_provenance(file) for file in check.files])
            learned = remember(work, check, self.dictionary, session.user, batch.committed_at)
            progress.check()
            facts = _facts(batch, before, check) | ({"templates": list(learned)} if learned else {})
            changes = work.commit(AuditEntry(session.user, "import.commit", f"batch {batch_id}", facts))
        clear_staged(self.workspace)
        self.pending.drop()
        return Imported(batch, changes)

    def _take(self, work: UnitOfWork, check: ImportCheck, batch_id: int, progress: Progress) -> int:
        rows = 0
        for number, file in enumerate(check.files, start=1):
            progress.stage(Message.of("import.stage.commit", file=file.path.name), number, len(check.files) + 1)
            kind = self.dictionary.kind(file.kind_id)
            rows += work.ledger.take(kind.table, accepted_select(file, batch_id, self.dictionary), progress)
        return rows


def _provenance(file: CheckedFile) -> tuple[int, str, str, str, int]:
    return file.file_no, file.path.name, file.sheet, file.sha256, file.accepted.rows


def _facts(batch: Batch, before: tuple[Batch, ...], check: ImportCheck) -> dict[str, object]:
    """What came in, how its columns were read, and the data's fingerprint before and after."""
    return {
        "rows": batch.rows,
        "rejected": batch.rejected,
        "files": [_file_facts(file) for file in check.files],
        "before": before[0].data_sha256 if before else "",
        "after": batch.data_sha256,
    }


def _file_facts(file: CheckedFile) -> dict[str, object]:
    return {
        "name": file.path.name,
        "sheet": file.sheet,
        "sha256": file.sha256,
        "kind": file.kind_id,
        "rows": file.accepted.rows,
        "rejected": file.rejected.rows,
        "mapping": {column.header: column.field_id for column in file.columns if column.field_id is not None},
    }
