"""Which columns of a batch's files were not read, and how many cells they held: as the trail has it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

from desktop_app.domain.batch import Batch, CheckedFile, UnreadColumn
from desktop_app.domain.ports import UnitOfWork
from desktop_app.domain.safety import AuditFilter

COMMITTED = "import.commit"
_A_DAY = dt.timedelta(days=1)  # an import at midnight is written down the day after


def subject_of(batch_id: int) -> str:
    """By which a batch goes in the trail."""
    return f"batch {batch_id}"


def told(file: CheckedFile) -> list[tuple[int, str, int]]:
    """As it is written down."""
    return [(column.index, column.header, column.cells) for column in file.unread]


def unread_of(work: UnitOfWork, batch: Batch) -> Mapping[int, tuple[UnreadColumn, ...]]:
    """By file number. A file is not in it where nobody wrote it down, or the row that said so was pruned since."""
    day = batch.committed_at.date()
    rows = work.audit.rows(AuditFilter(action=COMMITTED, since=day, until=day + _A_DAY))
    written = next((row.facts for row in rows if row.subject == subject_of(batch.batch_id)), "{}")
    files = (file for file in json.loads(written).get("files", ()) if "unread" in file)
    return {int(file["file_no"]): tuple(UnreadColumn(*column) for column in file["unread"]) for file in files}
