"""Committing a checked import: all of its accepted rows under one batch id, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.batch import Batch, CheckedFile, ImportCheck, TypedTotal, told_name
from desktop_app.domain.changes import Changes
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.formats import count
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.importing.check import accepted_select
from desktop_app.importing.overlap import HELD, REPLACED, TURNED_AWAY, replaceable, replaced_select, turned_away_select
from desktop_app.services.commit_record import COMMITTED, subject_of, told
from desktop_app.services.control_totals import controls
from desktop_app.services.integration_rules import rules_of
from desktop_app.services.pending_import import PendingImport, clear_staged
from desktop_app.services.remember_mappings import remember
from desktop_app.services.safekeeping import Safekeeping


@dataclass(frozen=True, slots=True)
class Imported:
    """`replaced`: rows of earlier batches that went out of force; `skipped`: rows the ledger had as they stand."""

    batch: Batch
    changes: Changes
    replaced: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class CommitImport:
    workspace: Workspace
    dictionary: Dictionary
    pending: PendingImport
    clock: Clock
    keeping: Safekeeping

    def __call__(self, session: Session, token: str, progress: Progress = SILENT, typed: Sequence[TypedTotal] = ()) -> Imported:
        """Write the accepted rows in one transaction; cancelling at any moment leaves the store as before.

        `typed` are control totals a person typed; they are kept with the batch, beside what the files say and hold.

        What the store held is backed up first; where that cannot be done, nothing is imported.

        Raises:
            ExtractError: the check is no longer the pending one, every file was imported before, or no row can be taken.
            BackupError, WorkspaceError: no backup could be made.
        """
        session.require(Permission.IMPORT)
        check = self.pending.get(token)
        refuse_empty(check)
        self.keeping.make_if_changed(session.user, "import", progress)
        with self.workspace.begin() as work:
            batch_id, before = work.ledger.next_batch_id(), work.ledger.batches()[:1]
            rows = self._take(work, check, batch_id, progress)
            self._settle_months(work, check, batch_id, progress)
            replaced = sum(overlap.replaced.rows for overlap in check.overlaps) if check.same_month is SameMonth.REPLACE else 0
            progress.stage(Message.of("import.stage.seal"), len(check.files) + 1, len(check.files) + 1)
            sha256 = work.ledger.fingerprint(progress).sha256
            batch = Batch(batch_id, self.clock.now(), session.user, len(check.files), rows, check.rejected, sha256)
            work.ledger.record_batch(batch, [_provenance(file) for file in check.files])
            work.quality.record_controls(controls(work, check.files, batch_id, self.dictionary, typed))
            learned = remember(work, check, self.dictionary, session.user, batch.committed_at)
            progress.check()
            facts = _facts(batch, before, check) | {"same_month": check.same_month.value, "replaced": replaced}
            facts |= {"templates": list(learned)} if learned else {}
            facts |= {"unreadable": [told_name(sheet.path) for sheet in check.unreadable]} if check.unreadable else {}
            changes = work.commit(AuditEntry(session.user, COMMITTED, subject_of(batch_id), facts))
        clear_staged(self.workspace)
        self.pending.drop()
        return Imported(batch, changes, replaced, check.skipped)

    def _take(self, work: UnitOfWork, check: ImportCheck, batch_id: int, progress: Progress) -> int:
        rows, rules = 0, rules_of(work)
        for number, file in enumerate(check.files, start=1):
            progress.stage(Message.of("import.stage.commit", file=file.name), number, len(check.files) + 1)
            kind = self.dictionary.kind(file.kind_id)
            select = accepted_select(file, batch_id, self.dictionary, rules, stored=work.ledger.holds(kind.table))
            rows += work.ledger.take(kind.table, select, progress)
        return rows

    def _settle_months(self, work: UnitOfWork, check: ImportCheck, batch_id: int, progress: Progress) -> None:
        """What the batch takes out of force, and on which batches it stands because they had its rows already."""
        for kind in self.dictionary.kinds:
            numbers = {file.file_no for file in check.files if file.kind_id == kind.id}
            if numbers and check.same_month is SameMonth.REPLACE and replaceable(kind):
                work.ledger.take(REPLACED, replaced_select(kind, batch_id), progress)
            elif any(finding.rule in HELD and finding.file_no in numbers for finding in check.findings):
                work.ledger.take(TURNED_AWAY, turned_away_select(kind, batch_id), progress)


def refuse_empty(check: ImportCheck) -> None:
    """Raises ExtractError, with the most telling reason, where there is nothing to import."""
    if check.known and not check.files:
        first = check.known[0]
        raise ExtractError("importing.same_file", file=first.name, batch=first.batch_id)
    if check.why_nothing is not None:
        raise ExtractError(check.why_nothing.key, **check.why_nothing.values)
    if check.accepted == 0 and check.rejected == 0 and check.skipped:
        raise ExtractError("import.all_there", skipped=count(check.skipped))
    if check.accepted == 0:
        raise ExtractError("import.nothing_accepted", rejected=count(check.rejected), skipped=count(check.skipped))


def _provenance(file: CheckedFile) -> tuple[int, str, str, str, int]:
    return file.file_no, file.name, file.sheet, file.sha256, file.accepted.rows


def _facts(batch: Batch, before: tuple[Batch, ...], check: ImportCheck) -> dict[str, object]:
    """What came in, how its columns were read, and the data's fingerprint before and after."""
    return {
        "rows": batch.rows,
        "skipped": check.skipped,
        "rejected": batch.rejected,
        "files": [_file_facts(file) for file in check.files],
        "before": before[0].data_sha256 if before else "",
        "after": batch.data_sha256,
    }


def _file_facts(file: CheckedFile) -> dict[str, object]:
    return {
        "file_no": file.file_no,
        "name": file.name,
        "sheet": file.sheet,
        "sha256": file.sha256,
        "kind": file.kind_id,
        "rows": file.accepted.rows,
        "rejected": file.rejected.rows,
        "mapping": {column.header: "+".join(column.field_ids) for column in file.columns if column.field_ids},
        **told(file),
    }
