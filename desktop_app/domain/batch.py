"""Import batches: what a check found, what was committed, what was turned away."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.message import Message
from desktop_app.domain.money import Money
from desktop_app.domain.sheets import MappedColumn, SeenSheet


class Severity(enum.Enum):
    """What a finding means for the rows it names."""

    REJECT = "reject"  # the row is not imported and goes into the reject workbook
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


@dataclass(frozen=True, slots=True)
class Totals:
    """Control totals of rows: to be held against the file's own figures."""

    rows: int
    customers: int
    amount: Money | None


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One sheet or text file, read, recognised and checked. Row numbers are those of the source, from 1.

    `source_total` is what the file itself claims in its 合计 row: customers or amount, where it names one.
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
    accepted: Totals
    rejected: Totals
    source_rows: int | None
    source_amount: Money | None
    preview: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ImportCheck:
    """Everything the check page shows; `token` names the staged rows that `commit` will take.

    `sheets` are all sheets seen, in the order of the files: those read, those left out, and those that wait for an answer.
    """

    token: str
    files: tuple[CheckedFile, ...]
    findings: tuple[Finding, ...]
    sheets: tuple[SeenSheet, ...] = ()

    @property
    def accepted(self) -> int:
        return sum(file.accepted.rows for file in self.files)

    @property
    def rejected(self) -> int:
        return sum(file.rejected.rows for file in self.files)

    @property
    def open_sheets(self) -> tuple[SeenSheet, ...]:
        """Sheets that are not imported because something has to be answered first."""
        return tuple(sheet for sheet in self.sheets if sheet.is_open)

    @property
    def why_nothing(self) -> Message | None:
        """The most telling reason why no sheet was read: an open question before a hidden sheet."""
        unread = sorted((sheet for sheet in self.sheets if sheet.message), key=lambda sheet: not sheet.is_open)
        return unread[0].message if unread and not self.files else None

    @property
    def to_confirm(self) -> int:
        return sum(finding.rows for finding in self.findings if finding.severity is Severity.CONFIRM)


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
