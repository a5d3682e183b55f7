"""Control totals: what a file brought in, beside what it or a person said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.batch import ColumnsAsRead, Totals
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.own_totals import OwnTotal


@dataclass(frozen=True, slots=True)
class StoredSums:
    """What one file's rows come to in the store."""

    customers: int = 0
    first_month: dt.date | None = None
    last_month: dt.date | None = None
    billed_fen: int | None = None
    paid_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """What one file brought in, beside what it (its 合计 row) or a person said of it. Money in fen; None: not known."""

    batch_id: int
    file_no: int
    file_name: str
    sheet: str
    kind_id: str
    accepted: int
    rejected: int
    set_aside: int
    customers: int
    first_month: dt.date | None
    last_month: dt.date | None
    billed_fen: int | None
    paid_fen: int | None
    said_rows: int | None
    said_customers: int | None
    said_fen: int | None
    typed_rows: int | None = None
    typed_customers: int | None = None
    typed_fen: int | None = None


@dataclass(frozen=True, slots=True)
class ReadTotals:
    """What all rows that were read of a file come to, and what became of them; of rejected rows what could be read."""

    read: Totals
    accepted: Totals
    skipped: Totals
    rejected: Totals


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What was written down of one file when it was committed, beside its totals; `columns` and `sums` are None where
    nobody wrote them.

    `totals`: what came of the file's own total rows.
    """

    skipped: int = 0
    columns: ColumnsAsRead | None = None
    totals: tuple[OwnTotal, ...] = ()
    sums: ReadTotals | None = None


@dataclass(frozen=True, slots=True)
class CommitRecord:
    """The same of all files of a batch, by file number; one of which nobody knows more is not in it. `unreadable` are the files
    that were chosen with them and could not be read; `same_month` what was asked for rows that were there already, None where
    nobody wrote it; `replaced` the rows of earlier batches that went out of force."""

    files: Mapping[int, FileRecord]
    unreadable: tuple[str, ...] = ()
    same_month: SameMonth | None = None
    replaced: int = 0
