"""Import batches: what a check found, what was committed, what was turned away."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.intake import SameMonth
from desktop_app.domain.message import Message
from desktop_app.domain.money import Money


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
class MappedColumn:
    """A column of the file and the field it is read as (None: kept in staging, not imported).

    A cell with several things in it (`composite` tells how they are parted) feeds `more` fields than one.
    """

    index: int
    header: str
    field_id: str | None
    more: tuple[str, ...] = ()
    composite: str = ""

    @property
    def field_ids(self) -> tuple[str, ...]:
        return () if self.field_id is None else (self.field_id, *self.more)


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
class Overlap:
    """What the ledger has of the months one kind of rows belongs to.

    `repeated`: rows of the files that are there already; `replaced`: rows that go out of force if the months are replaced,
    `missing` of them of customers whom the files do not have.
    """

    kind_id: str
    repeated: int
    replaced: int
    missing: int


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file left out because exactly its content is in a batch that is in use."""

    path: Path
    batch_id: int


@dataclass(frozen=True, slots=True)
class ImportCheck:
    """Everything the check page shows; `token` names the staged rows that `commit` will take."""

    token: str
    files: tuple[CheckedFile, ...]
    findings: tuple[Finding, ...]
    same_month: SameMonth = SameMonth.SKIP
    overlaps: tuple[Overlap, ...] = ()
    known: tuple[KnownFile, ...] = ()

    @property
    def accepted(self) -> int:
        return sum(file.accepted.rows for file in self.files)

    @property
    def rejected(self) -> int:
        return sum(file.rejected.rows for file in self.files)

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
