"""Customer, bill and payment as the office knows them; field names after docs/glossary.md."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from desktop_app.domain.batch import Batch
from desktop_app.domain.figures import DataState
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.month import Month
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import EVERYWHERE, Scope


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a stored row came from: batch, file within the batch, sheet and 1-based row in the source."""

    batch_id: int
    file_no: int
    sheet: str
    row_no: int


@dataclass(frozen=True, slots=True)
class Customer:
    """客户档案, one 用电户 (SG186 C_CONS)."""

    cons_no: str
    cons_name: str | None
    org_name: str | None
    elec_type: str | None
    cons_sort: str | None
    contract_cap: Decimal | None
    tg_name: str | None
    mobile: str | None
    elec_addr: str | None
    build_date: dt.date | None


@dataclass(frozen=True, slots=True)
class Bill:
    """应收电费 of one customer and month as of a day: what was billed, paid and still owed then (SG186 A_RCVBL_FLOW).

    `allocated` is the part of `paid` from receipts that name no bill.
    """

    cons_no: str
    rcvbl_ym: Month
    rcvbl_amt: Money
    paid: Money
    release_date: dt.date
    due_date: dt.date
    settled_on: dt.date | None
    lineage: Lineage
    allocated: Money = ZERO

    @property
    def balance(self) -> Money:
        """Still owed; negative where more was paid than billed."""
        return self.rcvbl_amt - self.paid

    def days_late(self, as_of: dt.date) -> int:
        """Days from the due date to settlement, or to `as_of` while open; 0 when not late (due today is not late)."""
        return max(0, ((self.settled_on or as_of) - self.due_date).days)


@dataclass(frozen=True, slots=True)
class Payment:
    """实收, one receipt (SG186 A_RCVED_FLOW); `rcvbl_ym` is None where the extract does not say which bill it pays."""

    cons_no: str
    rcvbl_ym: Month | None
    charge_time: dt.datetime
    rcv_amt: Money
    pay_mode: str | None
    lineage: Lineage
    pay_status: str | None = None


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What the stored data were, to be able to say later whether they still are."""

    customers: int
    bills: int
    payments: int
    billed: Money
    paid: Money
    first_release: dt.date | None
    last_release: dt.date | None
    last_payment: dt.date | None
    sha256: str


class Ledger(Protocol):
    """The canonical tables; rows are only ever added, under a batch id."""

    def next_batch_id(self) -> int: ...

    def holds(self, table: str) -> bool:
        """Whether a canonical table has rows."""

    def take(self, table: str, select: str, progress: Progress) -> int:
        """Insert the rows of a SELECT over `stage.*` into a canonical table; gives the number of rows."""

    def record_batch(self, batch: Batch, files: Iterable[tuple[int, str, str, str, int]]) -> None:
        """Record a batch and its files: (file_no, name, sheet, sha256, rows)."""

    def imported_sheets(self, fewest_rows: int = 0) -> dict[tuple[str, str], int]:
        """Every sheet that is in a batch in use with so many rows, as (SHA-256 of its file, name), and the batch it came in."""

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
