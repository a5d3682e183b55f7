"""What was imported, newest first, and what of it was taken back."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import PastImport


@dataclass(frozen=True, slots=True)
class ListBatches:
    workspace: Workspace

    def __call__(self, session: Session) -> tuple[PastImport, ...]:
        """Every batch; one with a printed report after it needs a second person to be undone."""
        session.require(Permission.SEE_FIGURES)
        with self.workspace.begin() as work:
            undone = {batch.batch_id: batch for batch in work.past.undone()}
            found = []
            for batch in work.ledger.batches():
                gone = undone.get(batch.batch_id)
                reported = work.reports.made_since(batch.committed_at) > 0
                if gone is None:
                    found.append(PastImport(batch, reported))
                else:
                    found.append(PastImport(batch, reported, gone.undone_at, gone.user, gone.reason))
        return tuple(found)
