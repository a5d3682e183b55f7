"""Which later batches stand on one: what holds it in place."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session


@dataclass(frozen=True, slots=True)
class BatchStanding:
    workspace: Workspace

    def __call__(self, session: Session, batch_id: int) -> tuple[int, ...]:
        """Oldest first; empty where the batch may be undone, as far as other batches go."""
        session.require(Permission.SEE_FIGURES)
        with self.workspace.begin() as work:
            return work.past.standing_on(batch_id)
