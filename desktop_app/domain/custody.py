"""Custody of personal data: what left the program, what a person decided over the card, who objected, what is taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from desktop_app.domain.progress import Progress
from desktop_app.domain.risk import Band
from desktop_app.domain.roles import EVERYWHERE, Scope

MARKETING = "marketing"


@dataclass(frozen=True, slots=True)
class Export:
    """One line of the register of exports. `kind` is list, scores or clipboard; `approver` is empty without a second person;
    a clipboard has neither file nor hash."""

    serial: str
    made_at: dt.datetime
    user: str
    station: str
    kind: str
    purpose: str
    rows: int
    file_name: str = ""
    sha256: str = ""
    encrypted: bool = False
    approver: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """A person's grade in place of the card's. It holds from its run on, until one equal to the card's own grade follows."""

    cons_no: str
    run_id: int
    band_before: Band
    band: Band
    reason: str
    user: str
    approver: str
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """A customer's objection; `until` is None while it holds."""

    cons_no: str
    kind: str
    since: dt.datetime
    reason: str
    user: str
    until: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class UndoneBatch:
    """A batch whose rows were taken out again."""

    batch_id: int
    undone_at: dt.datetime
    user: str
    approver: str
    reason: str
    rows: int


@dataclass(frozen=True, slots=True)
class Dependants:
    """Rows of later batches that would lose what they stand on: bills without their customer, payments without their bill,
    newer versions of customers that carry values over, and rows turned away because this batch had them already."""

    bills: int
    payments: int
    versions: int
    turned_away: int = 0

    @property
    def any(self) -> bool:
        return bool(self.bills or self.payments or self.versions or self.turned_away)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The unit and meter-reading section of a customer, None where the extract did not say."""

    org_no: str | None
    section: str | None


@dataclass(frozen=True, slots=True)
class PersonalColumns:
    """What a canonical table holds of persons; its rows bear a customer number."""

    table: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonalRecord:
    """A customer's personal data as stored; kept out of tracebacks."""

    name: str | None = field(repr=False)
    mobile: str | None = field(repr=False)
    tel: str | None = field(repr=False)
    address: str | None = field(repr=False)
    cert: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Closed:
    """A customer whose account was closed (销户)."""

    cons_no: str
    closed_on: dt.date


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much personal data is stored, by kind."""

    customers: int
    names: int
    phones: int
    addresses: int
    certs: int
    bills: int
    payments: int
    closed: int


class Exports(Protocol):
    """The register of everything that left the program."""

    def next_serial(self, day: dt.date) -> str:
        """EX-YYYYMMDD-nnn."""

    def record(self, export: Export) -> None: ...

    def newest(self, most: int) -> tuple[Export, ...]: ...

    def count(self) -> int: ...


class Overrides(Protocol):
    """Manual grades; every one is kept."""

    def record(self, override: Override) -> None: ...

    def of(self, cons_no: str) -> tuple[Override, ...]:
        """Oldest first."""

    def holding(self, run_id: int) -> int:
        """How many hold in that run."""


class Wishes(Protocol):
    """What customers asked for."""

    def open(self, wish: Wish) -> None: ...

    def close(self, cons_no: str, kind: str, at: dt.datetime) -> None: ...

    def holds(self, cons_no: str, kind: str) -> bool: ...

    def count(self, kind: str) -> int: ...


class PastBatches(Protocol):
    """Taking a batch back."""

    def undone(self) -> tuple[UndoneBatch, ...]: ...

    def dependants(self, batch_id: int) -> Dependants: ...

    def standing_on(self, batch_id: int) -> tuple[int, ...]:
        """The later batches that hold this one in place, oldest first; none where it may go."""

    def restored_by_undoing(self, batch_id: int) -> int:
        """Rows that are out of force because of this batch alone."""

    def undo(self, batch_id: int, progress: Progress) -> int:
        """Delete the batch's rows from the canonical tables; gives their number."""

    def record(self, undone: UndoneBatch) -> None: ...


class Custody(Protocol):
    """Looking up and erasing single persons."""

    def whereabouts(self, cons_no: str) -> Whereabouts | None:
        """None for a stranger."""

    def personal(self, cons_no: str) -> PersonalRecord | None: ...

    def holdings(self, scope: Scope = EVERYWHERE) -> Holdings: ...

    def closed_by(self, day: dt.date, scope: Scope = EVERYWHERE) -> tuple[Closed, ...]:
        """Customers closed on or before the day whose personal data are still stored, by number."""

    def erase(self, cons_nos: Sequence[str], personal: Sequence[PersonalColumns], progress: Progress) -> int:
        """Empty the personal columns of these customers' rows, and delete what was computed of them; gives the rows touched.
        Amounts and days of bills and payments stay: accounts must be kept."""
