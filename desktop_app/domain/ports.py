"""What services need from the floors that touch a disk or an engine. Storage and engines implement these."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from desktop_app.domain.accounts import Account
from desktop_app.domain.audit import AuditEntry, AuditRow
from desktop_app.domain.batch import Batch
from desktop_app.domain.changes import Changes
from desktop_app.domain.custody import Custody, Exports, Overrides, PastBatches, Wishes
from desktop_app.domain.database import Connections
from desktop_app.domain.figures import AgeingBucket, CollectionMonth, DataState
from desktop_app.domain.frame import Arrival, Frame
from desktop_app.domain.integration import Allocation
from desktop_app.domain.ledger import Bill, Customer, Fingerprint, Payment
from desktop_app.domain.merging import Merging
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.quality import QualityRuns
from desktop_app.domain.risk import LabelRule, RunRecord
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.domain.safety import EVERY_ROW, AuditFilter, AuditPage
from desktop_app.domain.templates import Templates
from desktop_app.domain.trail import Epoch, Genesis, Head, TrailCheck


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
        """Make `stage.<table>` of everything that arrives; when cancelled, the staging is to be cleared."""

    def view(self, name: str, select: str) -> None:
        """Give a SELECT a name, `stage.<name>`."""

    def derive(self, table: str, select: str, progress: Progress) -> None:
        """Make `stage.<table>` from a SELECT; cancelling interrupts it."""

    def query(self, select: str) -> Frame:
        """The rows of a SELECT."""


class Ledger(Protocol):
    """The canonical tables; rows are only ever added, under a batch id."""

    def next_batch_id(self) -> int: ...

    def take(self, table: str, select: str, progress: Progress) -> int:
        """Insert the rows of a SELECT over `stage.*` into a canonical table; gives the number of rows."""

    def record_batch(self, batch: Batch, files: Iterable[tuple[int, str, str, str, int]]) -> None:
        """Record a batch and its files: (file_no, name, sheet, sha256, rows)."""

    def imported_files(self) -> dict[str, int]:
        """SHA-256 of every file imported so far and the batch it came in."""

    def batches(self) -> tuple[Batch, ...]:
        """All batches, newest first."""

    def fingerprint(self, progress: Progress = SILENT) -> Fingerprint:
        """What the canonical tables hold now; equal if and only if the content is."""

    def state(self, scope: Scope = EVERYWHERE) -> DataState:
        """Counts are those of the scope; batches and runs are the office's."""

    def newest_release(self) -> dt.date | None:
        """The newest 发行日期 of any bill; None without bills."""

    def customer(self, cons_no: str) -> Customer | None: ...

    def payments_of(self, cons_no: str, as_of: dt.date) -> tuple[Payment, ...]: ...


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


class Users(Protocol):
    """Who may sign in, and the office they work for."""

    def unit(self) -> str:
        """The name of the office."""

    def name_unit(self, unit: str) -> None: ...

    def account(self, user: str) -> Account | None: ...

    def accounts(self) -> tuple[Account, ...]:
        """All of them, oldest first."""

    def keep(self, account: Account) -> None:
        """Write an account, in place of the one of the same name."""

    def remember_password(self, user: str, hashed: str, at: dt.datetime) -> None: ...

    def past_passwords(self, user: str, most: int) -> tuple[str, ...]:
        """Hashes of the newest passwords, the present one first."""


class Settings(Protocol):
    """Values an administrator may set, by name; each is JSON."""

    def get(self, name: str) -> Any | None: ...

    def put(self, name: str, value: object, user: str) -> None: ...

    def last_change(self, name: str) -> tuple[dt.datetime, str] | None:
        """When the value was put and by whom; None where nobody ever did."""


class Audit(Protocol):
    """The hash-chained, sealed trail. Rows are added by the unit of work's commit only."""

    def begin_epoch(self, first_key: bytes, holders: Mapping[str, bytes]) -> None:
        """From this commit on rows are sealed under keys that follow from `first_key`.

        It is kept nowhere but as sealed to its `holders` (name to bytes); the trail records who they are.
        """

    def epochs(self) -> tuple[Epoch, ...]:
        """All of them, oldest first."""

    def head(self) -> Head:
        """The last row; number 0 where there is none."""

    def hash_at(self, sequence: int) -> str | None:
        """The hash of a row; None where it is not there."""

    def genesis(self) -> Genesis | None:
        """Where a pruned trail begins; None for a whole one."""

    def check(self, keys: Mapping[int, bytes] | None = None, progress: Progress = SILENT) -> TrailCheck:
        """Walk over all rows. `keys` are the first keys of epochs by number: with them every seal is checked too."""

    def rows(self, chosen: AuditFilter = EVERY_ROW) -> tuple[AuditRow, ...]:
        """All rows that fit, oldest first."""

    def walk(self, chosen: AuditFilter = EVERY_ROW) -> Iterator[AuditRow]:
        """The same, a few thousand in memory at a time."""

    def since(self, sequence: int) -> tuple[AuditRow, ...]:
        """The rows after that one, oldest first."""

    def page(self, chosen: AuditFilter, page: int, rows: int) -> AuditPage:
        """Newest first; pages of `rows` rows, counted from 1."""

    def older_than(self, before: dt.date) -> Head | None:
        """The last of the oldest rows that are all older than the day; None where there is none."""

    def prune(self, last: Head, before: dt.date, user: str) -> dict[str, object]:
        """Take away the rows up to `last`; gives the facts the row that records it must have. For the ceremony only."""


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


class IndicatorEngine(Protocol):
    """Where the indicator expressions run. Everything is as of a day: nothing issued or paid after it counts."""

    def indicators(self, as_of: dt.date, progress: Progress) -> Frame:
        """One row per customer billed by `as_of`, ordered by cons_no.

        Columns: cons_no, customer_class, bills_seen, owed (fen), overdue_days, open_bills, late_now (bool), latest_bill (fen),
        then one column per registered indicator (float, null where unknown).
        """

    def labels(self, as_of: dt.date, rule: LabelRule, progress: Progress) -> Frame:
        """One row per customer with a bill falling due in (as_of, as_of + horizon]: cons_no, label (0/1), at_stake (fen)."""

    def balances(self, as_of: dt.date, scope: Scope = EVERYWHERE) -> Frame:
        """cons_no, owed, credit (fen) of customers of the scope whose account is not settled to the fen."""

    def collection(self, as_of: dt.date, scope: Scope = EVERYWHERE) -> tuple[CollectionMonth, ...]:
        """One entry per bill month issued by `as_of`, oldest first, over the customers of the scope."""

    def ageing(self, as_of: dt.date, scope: Scope = EVERYWHERE) -> tuple[AgeingBucket, ...]: ...

    def bills_of(self, cons_no: str, as_of: dt.date) -> tuple[Bill, ...]:
        """Newest first."""

    def allocation_rule(self) -> Allocation:
        """The office's present rule for receipts that name no bill."""

    def compiled(self, as_of: dt.date) -> dict[str, str]:
        """The SQL behind the indicators: `history`, the table they all stand on, then each one over it by indicator id."""
