"""The home page: where collection stands as of the end of the newest month."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from desktop_app.domain.figures import BandCount, CollectionMonth, Overview
from desktop_app.domain.indicator import IndicatorEngine
from desktop_app.domain.money import Money
from desktop_app.domain.month import Month
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.risk import Band
from desktop_app.domain.roles import EVERYWHERE, Permission, Scope, Session

TREND_MONTHS = 12


@dataclass(frozen=True, slots=True)
class ShowOverview:
    workspace: Workspace
    engine: IndicatorEngine
    clock: Clock

    def __call__(self, session: Session, as_of: dt.date | None = None) -> Overview:
        """Figures of the person's scope as of `as_of`, by default the end of the newest bill month."""
        session.require(Permission.SEE_FIGURES)
        with self.workspace.begin() as work:
            day = as_of or default_as_of(work, self.clock)
            state = work.ledger.state(session.scope)
            scored = state.last_run if state.last_run_as_of == day else None  # another day's scores know other things
            bands = band_counts(work, scored, session.scope)
        trend = self.engine.collection(day, session.scope)[-TREND_MONTHS:]
        current = next((month for month in reversed(trend) if month.due), None)
        previous = self._month_before(current, day, session.scope) if current else None
        return Overview(day, state, current, previous, trend, self.engine.ageing(day, session.scope), bands)

    def _month_before(self, current: CollectionMonth, day: dt.date, scope: Scope) -> CollectionMonth | None:
        """The month before as it stood one month earlier: older months have had longer to pay, so no fairer comparison exists."""
        wanted = current.month.plus(-1)
        earlier = self.engine.collection(a_month_before(day), scope)
        return next((month for month in earlier if month.month == wanted), None)


def default_as_of(work: UnitOfWork, clock: Clock) -> dt.date:
    """The last day of the month of the newest issued bill: what the office has just closed. Today where there are no bills."""
    newest = work.ledger.newest_release()
    return Month.of(newest).last_day if newest else clock.now().date()


def band_counts(work: UnitOfWork, run_id: int | None, scope: Scope = EVERYWHERE) -> tuple[BandCount, ...]:
    """Customers and arrears per band acted on of one scoring run, highest risk first; empty without a run."""
    if run_id is None:
        return ()
    frame = work.runs.risk(run_id, scope)
    customers: dict[str, int] = defaultdict(int)
    owed: dict[str, int] = defaultdict(int)
    columns = (frame.column(name).to_pylist() for name in ("band", "override_band", "owed_fen"))
    for own, override, fen in zip(*columns, strict=True):
        band = override or own
        customers[band] += 1
        owed[band] += fen
    return tuple(BandCount(band.value, customers[band.value], Money(owed[band.value])) for band in Band)


def a_month_before(day: dt.date) -> dt.date:
    """The same day of the month before; the end of a month stays the end of a month."""
    here, before = Month.of(day), Month.of(day).plus(-1)
    if day == here.last_day:
        return before.last_day
    return before.first_day.replace(day=min(day.day, before.last_day.day))
