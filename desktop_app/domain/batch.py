"""Import batches: what a check found, what was committed, what was turned away."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.intake import SameMonth
from desktop_app.domain.message import Message
from desktop_app.domain.money import Money
from desktop_app.domain.own_totals import OwnTotal
from desktop_app.domain.same_month import Overlap
from desktop_app.domain.sheets import MappedColumn, SeenSheet


class Severity(enum.Enum):
    """What a finding means for the rows it names."""

    REJECT = "reject"  # the row is not imported and goes into the reject workbook
    SKIP = "skip"  # the row is in the ledger as it stands: it is passed over, and nothing has to be done
    CONFIRM = "confirm"  # imported, but a person should look
    NOTE = "note"  # a fact worth knowing


@dataclass(frozen=True, slots=True)
class Finding:
    """Rows of one file that share one remark."""

    file_no: int
    rule: str
    severity: Severity
    message: Message
    rows: int
    sample_rows: tuple[int, ...]

    @property
    def is_about_rows(self) -> bool:
        """Found row by row: how many are told beside it. What is noted of a file or filled in says itself what it is about."""
        return not self.message.key.startswith(("importing.note.", "importing.filled."))


def told_name(path: Path) -> str:
    """The name a file is told by: its own, and below an archive the archive's before it (四月.zip/电费台账.csv)."""
    archive = next((parent for parent in reversed(path.parents) if parent.suffix.lower() == ".zip"), None)
    return path.name if archive is None else path.relative_to(archive.parent).as_posix()


@dataclass(frozen=True, slots=True)
class Totals:
    """Control totals of rows: to be held against the file's own figures."""

    rows: int
    customers: int
    amount: Money | None


@dataclass(frozen=True, slots=True)
class UnreadColumn:
    """A column that feeds no field and yet holds something; one without a header goes by its letter, as spreadsheets show it."""

    index: int
    header: str
    cells: int


@dataclass(frozen=True, slots=True)
class ConvertedColumn:
    """A column whose figures are in another unit than the one stored: each is multiplied."""

    header: str
    unit: str
    factor: int


@dataclass(frozen=True, slots=True)
class ColumnsAsRead:
    """What must be known of a file's columns to hold what is stored against the file: those left out, those converted."""

    unread: tuple[UnreadColumn, ...] = ()
    converted: tuple[ConvertedColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One sheet or text file, read, recognised and checked. Row numbers are those of the source, from 1.

    Every row that was `read` is accepted, skipped (it is in the ledger as it stands) or rejected.
    `source_customers`, `source_rows` and `source_amount` are what the file itself claims of all its rows in its 合计 row, where
    it does; `totals` what came of all its total rows. Every cell of a column that is read goes to the store, is there already, or
    goes to the rejected rows or with a row set aside; those of the others are counted in `unread`.
    """

    file_no: int
    path: Path
    sheet: str
    sha256: str
    encoding: str
    kind_id: str
    header_row: int
    title_rows: int
    total_rows: int
    columns: tuple[MappedColumn, ...]
    read: Totals
    accepted: Totals
    skipped: Totals
    rejected: Totals
    source_customers: int | None
    source_rows: int | None
    source_amount: Money | None
    preview: tuple[tuple[str, ...], ...]
    unread: tuple[UnreadColumn, ...] = ()
    converted: tuple[ConvertedColumn, ...] = ()
    totals: tuple[OwnTotal, ...] = ()

    @property
    def unread_cells(self) -> int:
        return sum(column.cells for column in self.unread)

    @property
    def name(self) -> str:
        """What the file is called, told with its archive."""
        return told_name(self.path)


@dataclass(frozen=True, slots=True)
class TypedTotal:
    """What a person read off the marketing system's own screen for one file; None: not typed."""

    file_no: int
    rows: int | None = None
    customers: int | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file left out because exactly its content is in a batch that is in use; one `sheet` of it where others come in."""

    path: Path
    batch_id: int
    sheet: str = ""

    @property
    def name(self) -> str:
        return f"{told_name(self.path)} {self.sheet}".strip()


@dataclass(frozen=True, slots=True)
class ImportCheck:
    """Everything the check page shows; `token` names the staged rows that `commit` will take.

    `sheets` are all sheets seen, in the order of the files: those read, those left out, and those that wait for an answer.
    """

    token: str
    files: tuple[CheckedFile, ...]
    findings: tuple[Finding, ...]
    same_month: SameMonth = SameMonth.SKIP
    overlaps: tuple[Overlap, ...] = ()
    known: tuple[KnownFile, ...] = ()
    sheets: tuple[SeenSheet, ...] = ()

    def place_of(self, finding: Finding) -> str:
        """The file a finding is about, with its sheet where others of the same workbook are in; for what was passed over in an
        archive, the archive."""
        file = next(file for file in self.files if file.file_no == finding.file_no)
        beside = sum(other.path == file.path for other in self.sheets) > 1
        name = f"{file.name} · {file.sheet}" if file.sheet and beside else file.name
        return str(finding.message.values.get("archive", name))

    @property
    def accepted(self) -> int:
        return sum(file.accepted.rows for file in self.files)

    @property
    def skipped(self) -> int:
        return sum(file.skipped.rows for file in self.files)

    @property
    def rejected(self) -> int:
        return sum(file.rejected.rows for file in self.files)

    @property
    def open_sheets(self) -> tuple[SeenSheet, ...]:
        """Sheets that are not imported because something has to be answered first."""
        return tuple(sheet for sheet in self.sheets if sheet.is_open)

    @property
    def unreadable(self) -> tuple[SeenSheet, ...]:
        """Files that cannot be read, each as one sheet; nothing of them is imported."""
        return tuple(sheet for sheet in self.sheets if sheet.is_unreadable)

    @property
    def why_nothing(self) -> Message | None:
        """The most telling reason why no sheet was read: an open question first, a hidden sheet last."""
        unread = sorted((sheet for sheet in self.sheets if sheet.message), key=lambda sheet: (not sheet.is_open, sheet.hidden))
        return unread[0].message if unread and not self.files else None

    @property
    def to_confirm(self) -> int:
        """Findings a person should look at; a row may stand in several."""
        return sum(finding.severity is Severity.CONFIRM for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Batch:
    """One committed import."""

    batch_id: int
    committed_at: dt.datetime
    user: str
    files: int
    rows: int
    rejected: int
    data_sha256: str
