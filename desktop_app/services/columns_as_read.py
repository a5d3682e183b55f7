"""Which columns of a batch's files were not read, with their cells, and which were converted: as the trail has it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from desktop_app.domain.batch import Batch, CheckedFile, ColumnsAsRead, ConvertedColumn, UnreadColumn
from desktop_app.domain.ports import UnitOfWork
from desktop_app.domain.safety import AuditFilter

COMMITTED = "import.commit"
_A_DAY = dt.timedelta(days=1)  # an import at midnight is written down the day after


def subject_of(batch_id: int) -> str:
    """By which a batch goes in the trail."""
    return f"batch {batch_id}"


def told(file: CheckedFile) -> dict[str, object]:
    """As it is written down; nothing is said of conversions where there were none."""
    unread = [(column.index, column.header, column.cells) for column in file.unread]
    converted = [(column.header, column.unit, column.factor) for column in file.converted]
    return {"unread": unread} | ({"converted": converted} if converted else {})


def columns_of(work: UnitOfWork, batch: Batch) -> Mapping[int, ColumnsAsRead]:
    """By file number. A file is not in it where nobody wrote it down, or the row that said so was pruned since."""
    return {int(file["file_no"]): _read(file) for file in _written(work, batch).get("files", ()) if "unread" in file}


def unreadable_of(work: UnitOfWork, batch: Batch) -> tuple[str, ...]:
    """The files that were chosen with the batch's own and could not be read."""
    return tuple(_written(work, batch).get("unreadable", ()))


def _written(work: UnitOfWork, batch: Batch) -> Mapping[str, Any]:
    """The facts of the row that records the import."""
    day = batch.committed_at.date()
    rows = work.audit.rows(AuditFilter(action=COMMITTED, since=day, until=day + _A_DAY))
    found: Mapping[str, Any] = json.loads(next((row.facts for row in rows if row.subject == subject_of(batch.batch_id)), "{}"))
    return found


def _read(file: Mapping[str, Any]) -> ColumnsAsRead:
    return ColumnsAsRead(
        tuple(UnreadColumn(*column) for column in file["unread"]),
        tuple(ConvertedColumn(*column) for column in file.get("converted", ())),
    )
