"""The home page: where collection stands as of the end of the newest month."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from desktop_app.domain.figures import BandCount, CollectionMonth, Overview
from desktop_app.domain.money import Money
from desktop_app.domain.month import Month
from desktop_app.domain.ports import Clock, IndicatorEngine, UnitOfWork, Workspace
from desktop_app.domain.risk import Band
from desktop_app.domain.roles import Permission, Session

TREND_MONTHS = 12


@dataclass(frozen=True, slots=True)
class ShowOverview:
    workspace: Workspace
    engine: IndicatorEngine
    clock: Clock

    def __call__(self, session: Session, as_of: dt.date | None = None) -> Overview:
        """Figures as of `as_of`, by default the end of the newest bill month."""
        session.require(Permission.SEE_FIGURES)
        with self.workspace.begin() as work:
            day = as_of or default_as_of(work, self.clock)
            state = work.ledger.state()
            bands = band_counts(work, state.last_run)
        trend = self.engine.collection(day)[-TREND_MONTHS:]
        due = [month for month in trend if month.due]
        return Overview(day, state, _nth_last(due, 1), _nth_last(due, 2), trend, self.engine.ageing(day), bands)


def default_as_of(work: UnitOfWork, clock: Clock) -> dt.date:
    """The last day of the month of the newest issued bill: what the office has just closed. Today where there are no bills."""
    newest = work.ledger.newest_release()
    return Month.of(newest).last_day if newest else clock.now().date()


def band_counts(work: UnitOfWork, run_id: int | None) -> tuple[BandCount, ...]:
    """Customers and arrears per band of one scoring run, highest risk first; empty without a run."""
    if run_id is None:
        return ()
    frame = work.runs.risk(run_id)
    customers: dict[str, int] = defaultdict(int)
    owed: dict[str, int] = defaultdict(int)
    for band, fen in zip(frame.column("band").to_pylist(), frame.column("owed_fen").to_pylist(), strict=True):
        customers[band] += 1
        owed[band] += fen
    return tuple(BandCount(band.value, customers[band.value], Money(owed[band.value])) for band in Band)


def _nth_last(months: list[CollectionMonth], n: int) -> CollectionMonth | None:
    return months[-n] if len(months) >= n else None
