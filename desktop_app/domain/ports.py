"""What services need from the floors that touch a disk or an engine. Storage and engines implement these."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from desktop_app.domain.accounts import Users
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.custody import Custody, Exports, Overrides, PastBatches, Wishes
from desktop_app.domain.database import Connections
from desktop_app.domain.frame import Arrival, Frame
from desktop_app.domain.ledger import Ledger
from desktop_app.domain.merging import Merging
from desktop_app.domain.progress import Progress
from desktop_app.domain.quality import QualityRuns
from desktop_app.domain.risk import RunRecord
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.domain.templates import Templates
from desktop_app.domain.trail import Audit
from desktop_app.domain.units import Units


class Clock(Protocol):
    """Local time; frozen in tests."""

    def now(self) -> dt.datetime: ...


class Staging(Protocol):
    """Rows of a file before they are believed: all text, in an encrypted file beside the store, never in it.

    SQL given here may read `stage.<table>` and the ledger's tables `ws.<table>`; it can write neither.
    """

    def clear(self) -> None:
        """Forget everything staged."""

    def add(self, table: str, rows: Frame) -> None:
        """Append rows to `stage.<table>`, made with these columns on first use."""

    def fill(self, table: str, arrivals: Iterable[Arrival], progress: Progress) -> None:
        """Make `stage.<table>` of everything that arrives, and keep what is packed of it; when cancelled, the staging is to be
        cleared."""

    def spans(self, table: str) -> tuple[tuple[int, int], ...]:
        """First and last row of each pack kept with the table, in their order."""

    def cells(self, table: str, span: tuple[int, int]) -> bytes:
        """What was packed of these rows."""

    def view(self, name: str, select: str) -> None:
        """Give a SELECT a name, `stage.<name>`."""

    def derive(self, table: str, select: str, progress: Progress) -> None:
        """Make `stage.<table>` from a SELECT; cancelling interrupts it."""

    def query(self, select: str) -> Frame:
        """The rows of a SELECT."""


class Runs(Protocol):
    """Immutable runs with their artefact (a card, a segmentation: JSON text) and one table of results each."""

    def next_run_id(self) -> int: ...

    def record(self, record: RunRecord, artefact: str) -> None: ...

    def save_risk(self, run_id: int, results: Frame, progress: Progress) -> None: ...

    def save_segments(self, run_id: int, results: Frame, progress: Progress) -> None: ...

    def latest(self, kind: str) -> RunRecord | None: ...

    def get(self, run_id: int) -> RunRecord | None: ...

    def artefact(self, run_id: int) -> str: ...

    def risk(self, run_id: int, scope: Scope = EVERYWHERE) -> Frame:
        """The ranked list of the scope: results joined with the customer's names, riskiest first.

        override_band and override_reason are null where no person's grade holds; no_marketing says who objected to it.
        """

    def risk_of(self, run_id: int, cons_no: str) -> Frame:
        """One customer's results with `inputs`, the values of the card's characteristics, and override_band and
        override_reason; no row for a stranger."""

    def segments(self, run_id: int, scope: Scope = EVERYWHERE) -> Frame:
        """cons_no and segment number."""


class Reports(Protocol):
    """The register of printed reports."""

    def next_number(self, day: dt.date) -> str: ...

    def record(
        self,
        number: str,
        name: str,
        as_of: dt.date,
        made: dt.datetime,
        user: str,
        content: str,
        content_sha256: str,
        pdf_sha256: str,
    ) -> None: ...

    def made_since(self, at: dt.datetime) -> int:
        """How many reports were printed at that moment or later."""

    def find_by_pdf(self, pdf_sha256: str) -> tuple[str, str, str] | None:
        """(number, content, content_sha256) of the report whose PDF has this hash."""


class Settings(Protocol):
    """Values an administrator may set, by name; each is JSON."""

    def get(self, name: str) -> Any | None: ...

    def put(self, name: str, value: object, user: str) -> None: ...

    def last_change(self, name: str) -> tuple[dt.datetime, str] | None:
        """When the value was put and by whom; None where nobody ever did."""


class UnitOfWork(Protocol):
    """One transaction. Leaving the `with` without `commit` rolls everything back.

    A commit needs the audit entry that says what was done; it is written in the same transaction.
    """

    @property
    def ledger(self) -> Ledger: ...

    @property
    def staging(self) -> Staging: ...

    @property
    def runs(self) -> Runs: ...

    @property
    def reports(self) -> Reports: ...

    @property
    def users(self) -> Users: ...

    @property
    def settings(self) -> Settings: ...

    @property
    def past(self) -> PastBatches: ...

    @property
    def custody(self) -> Custody: ...

    @property
    def exports(self) -> Exports: ...

    @property
    def overrides(self) -> Overrides: ...

    @property
    def wishes(self) -> Wishes: ...

    @property
    def templates(self) -> Templates: ...

    @property
    def connections(self) -> Connections: ...

    @property
    def quality(self) -> QualityRuns: ...

    @property
    def units(self) -> Units: ...

    @property
    def merging(self) -> Merging: ...

    @property
    def audit(self) -> Audit: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...

    def commit(self, entry: AuditEntry) -> Changes: ...


class Workspace(Protocol):
    """A folder that holds one county's encrypted store (账套)."""

    @property
    def folder(self) -> Path: ...

    def exists(self) -> bool: ...

    def create(self, key: bytes) -> None:
        """Make the encrypted store and leave it open."""

    def discard(self) -> None:
        """Remove a store whose founding was cut short."""

    def open(self, key: bytes) -> None:
        """Open the store, bringing an older schema up to date.

        Raises:
            WorkspaceError: damaged or missing file, newer schema, in use by another program.
        """

    def close(self) -> None: ...

    def settle(self) -> None:
        """Finish what a crash broke off (a restore past its moment of decision); does nothing otherwise."""

    @property
    def key(self) -> bytes:
        """The data key of the open store, for services that make slots or sign with it.

        Raises:
            WorkspaceError: nobody has opened the workspace.
        """

    def rekey(self, new_key: bytes, progress: Progress) -> None:
        """Copy the store to a file under another key, verify the copy, and go on with it in place of the old one.
        Whatever goes wrong before the copy takes the store's place leaves the store as it was, and open.
        """

    def begin(self) -> UnitOfWork:
        """A new transaction.

        Raises:
            WorkspaceError: nobody has opened the workspace.
        """
