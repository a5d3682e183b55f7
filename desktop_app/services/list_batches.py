"""What was imported, newest first, and what of it was taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop_app.domain.ports import UnitOfWork, Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import PastImport
from desktop_app.services.commit_record import skipped_by_batch


@dataclass(frozen=True, slots=True)
class ListBatches:
    workspace: Workspace

    def __call__(self, session: Session) -> tuple[PastImport, ...]:
        """Every batch; one with a printed report after it needs a second person to be undone."""
        session.require(Permission.SEE_FIGURES)
        with self.workspace.begin() as work:
            undone = {batch.batch_id: batch for batch in work.past.undone()}
            files, skipped = _file_names(work), skipped_by_batch(work)
            found = []
            for batch in work.ledger.batches():
                gone = undone.get(batch.batch_id)
                reported = work.reports.made_since(batch.committed_at) > 0
                past = PastImport(batch, reported, files=files.get(batch.batch_id, ()), skipped=skipped.get(batch.batch_id))
                if gone is not None:
                    past = replace(past, undone_at=gone.undone_at, undone_by=gone.user, reason=gone.reason)
                found.append(past)
        return tuple(found)


def _file_names(work: UnitOfWork) -> dict[int, tuple[str, ...]]:
    """By batch, in the order the files were read; a workbook of several sheets is named once."""
    names: dict[int, dict[str, None]] = {}
    for (batch_id, _), name in sorted(work.quality.file_names().items()):
        names.setdefault(batch_id, {})[name] = None
    return {batch_id: tuple(told) for batch_id, told in names.items()}
