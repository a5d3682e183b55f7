"""Taking an import back: all rows of a batch leave the canonical tables in one transaction, and its files may come in again."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.custody import UndoneBatch
from desktop_app.domain.errors import UndoError
from desktop_app.domain.masking import Masking
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import Undone
from desktop_app.services.approvals import Approvals
from desktop_app.services.reasons import given


@dataclass(frozen=True, slots=True)
class UndoImport:
    workspace: Workspace
    approvals: Approvals
    masking: Masking
    clock: Clock

    def __call__(
        self,
        session: Session,
        batch_id: int,
        reason: str,
        second: SecondPerson | None = None,
        progress: Progress = SILENT,
    ) -> Undone:
        """Undo one batch. Undoing the newest leaves the data exactly as before it (equal fingerprint).

        Raises:
            UndoError: no such batch, undone already, later batches stand on it, or a second person is needed because a report
            was printed after it; PrivacyError: no reason.
        """
        session.require(Permission.UNDO_IMPORT)
        why = given(self.masking.strict, reason)
        with self.workspace.begin() as work:
            self._may_go(work, batch_id, second)
        approver = "" if second is None else self.approvals.confirm(session, second, "import.undo")
        with self.workspace.begin() as work:
            self._may_go(work, batch_id, second)
            before = work.ledger.fingerprint(progress).sha256
            progress.stage(Message.of("undo.stage.remove", batch=batch_id), 1, 1)
            restored = work.past.restored_by_undoing(batch_id)
            rows = work.past.undo(batch_id, progress)
            work.past.record(UndoneBatch(batch_id, self.clock.now(), session.user, approver, why, rows))
            after = work.ledger.fingerprint(progress).sha256
            facts = {"rows": rows, "restored": restored, "reason": why, "approver": approver, "before": before, "after": after}
            changes = work.commit(AuditEntry(session.user, "import.undo", f"batch {batch_id}", facts))
        return Undone(batch_id, rows, changes, restored)

    def _may_go(self, work: UnitOfWork, batch_id: int, second: SecondPerson | None) -> None:
        batch = next((batch for batch in work.ledger.batches() if batch.batch_id == batch_id), None)
        if batch is None:
            raise UndoError("undo.unknown", batch=batch_id)
        if any(undone.batch_id == batch_id for undone in work.past.undone()):
            raise UndoError("undo.already", batch=batch_id)
        found = work.past.dependants(batch_id)
        if found.any:
            later = "、".join(str(number) for number in work.past.standing_on(batch_id))
            raise UndoError("undo.depended_on", batch=batch_id, later=later, **dataclasses.asdict(found))
        if second is None and work.reports.made_since(batch.committed_at):
            raise UndoError("undo.second_needed", batch=batch_id)
