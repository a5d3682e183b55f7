"""Figures that screens and reports show of the whole office."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop_app.domain.money import Money
from desktop_app.domain.month import Month


@dataclass(frozen=True, slots=True)
class CollectionMonth:
    """One bill month as of a day: 应收, 实收 up to that day, customers billed and still owing.

    Recovery follows 应收年月 (not the month money came in): Σ实收(rcvbl_ym=m, paid ≤ as-of) ÷ Σ应收(rcvbl_ym=m).
    """

    month: Month
    billed: Money
    paid: Money
    customers: int
    owing_customers: int
    due: bool

    @property
    def recovery(self) -> float | None:
        """Recovery rate in 0..1, None where nothing was billed."""
        return self.paid.fen / self.billed.fen if self.billed.fen else None


@dataclass(frozen=True, slots=True)
class AgeingBucket:
    """应收电费余额 by days since the due date; `key` names the bucket in the text catalogue."""

    key: str
    customers: int
    amount: Money


@dataclass(frozen=True, slots=True)
class BandCount:
    """Customers and what they owe in one risk band; `expected` is Σ probability × latest bill."""

    band: str
    customers: int
    owed: Money


@dataclass(frozen=True, slots=True)
class LaterMoney:
    """Receipts booked after an as-of day, which figures as of that day leave out; `newest` is None where there are none."""

    receipts: int
    amount: Money
    newest: dt.date | None


@dataclass(frozen=True, slots=True)
class DataState:
    """What is in the workspace."""

    customers: int
    bills: int
    payments: int
    months: tuple[Month, ...]
    last_batch: int | None
    last_import: dt.datetime | None
    last_rejected: int
    last_run: int | None
    last_run_as_of: dt.date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The home page as of a day: `current` is the newest bill month that has fallen due, `previous` the one before it as it
    stood one month earlier; `bands` are those of scores as of the same day, empty without."""

    as_of: dt.date
    state: DataState
    current: CollectionMonth | None
    previous: CollectionMonth | None
    trend: tuple[CollectionMonth, ...]
    ageing: tuple[AgeingBucket, ...]
    bands: tuple[BandCount, ...]
