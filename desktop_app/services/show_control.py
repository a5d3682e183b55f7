"""The control totals of one batch: what every file brought in, beside what it and a person said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop_app.domain.batch import Batch
from desktop_app.domain.control import CommitRecord, Control
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.ports import UnitOfWork, Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.commit_record import written_of


@dataclass(frozen=True, slots=True)
class BatchControls:
    """As they were when the batch was committed; `undone_at` is None while it is in use."""

    batch: Batch
    files: tuple[Control, ...]
    undone_at: dt.datetime | None
    record: CommitRecord


@dataclass(frozen=True, slots=True)
class ShowControl:
    workspace: Workspace

    def __call__(self, session: Session, batch_id: int | None = None) -> BatchControls:
        """By default of the newest batch in use.

        Raises:
            NotEnoughData: no such batch, or one without control totals (a package, or older than they are).
        """
        session.require(Permission.SEE_FIGURES)
        with self.workspace.begin() as work:
            return controls_of(work, batch_id)


def controls_of(work: UnitOfWork, batch_id: int | None) -> BatchControls:
    """Raises NotEnoughData as `ShowControl`."""
    wanted = batch_id if batch_id is not None else work.ledger.state().last_batch
    batch = next((batch for batch in work.ledger.batches() if batch.batch_id == wanted), None)
    files = work.quality.controls(wanted) if wanted is not None else ()
    if batch is None or not files:
        raise NotEnoughData("quality.no_control", batch=wanted if wanted is not None else "--")
    undone = next((one.undone_at for one in work.past.undone() if one.batch_id == wanted), None)
    return BatchControls(batch, files, undone, written_of(work, batch))
